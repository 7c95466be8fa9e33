import { parseArgs } from 'node:util';

/** The two servers that are compared. */
export type Target = 'millrace' | 'mlflow';

/** What the command line asked for. */
export interface BenchOptions {
  /** Only cases whose name contains this text; every case when undefined. */
  readonly only: string | undefined;
  /** Smaller data and fewer repeats, for a run of a few minutes. */
  readonly isQuick: boolean;
  /** File that receives the result as JSON. */
  readonly jsonPath: string | undefined;
  readonly targets: readonly Target[];
  readonly mlflowWorkers: number;
  /** Whether MLflow runs its job runners, as it does by default. */
  readonly hasMlflowJobs: boolean;
}

const MLFLOW_WORKERS_DEFAULT = '4';

/** Reads the command line; throws on an option that does not exist. */
export function readOptions(argv: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      only: { type: 'string' },
      quick: { type: 'boolean', default: false },
      json: { type: 'string' },
      target: { type: 'string', default: 'both' },
      'mlflow-workers': { type: 'string', default: MLFLOW_WORKERS_DEFAULT },
      'mlflow-jobs': { type: 'string', default: 'on' },
    },
  });
  return {
    only: values.only,
    isQuick: values.quick,
    jsonPath: values.json,
    targets: targetsOf(values.target),
    mlflowWorkers: Number(values['mlflow-workers']),
    hasMlflowJobs: values['mlflow-jobs'] !== 'off',
  };
}

function targetsOf(target: string): readonly Target[] {
  switch (target) {
    case 'both':
      return ['millrace', 'mlflow'];
    case 'millrace':
    case 'mlflow':
      return [target];
    default:
      throw new Error(`--target is both, millrace or mlflow, not ${target}`);
  }
}
