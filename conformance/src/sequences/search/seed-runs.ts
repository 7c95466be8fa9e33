import { raw } from '../../compare/request-json.ts';
import type { RequestJson } from '../../compare/request-json.ts';
import type { Player } from '../../compare/sequence.ts';
import { EARLY_MS, newExperiment } from '../fixture.ts';

interface SeedRun {
  readonly name: string;
  readonly user: string;
  readonly status?: string;
  readonly endTime?: number;
  readonly metrics: Readonly<Record<string, RequestJson>>;
  readonly params: Readonly<Record<string, string>>;
  readonly tags: Readonly<Record<string, string>>;
  readonly datasets: readonly (readonly [name: string, digest: string, context: string])[];
}

/** Few runs that differ in everything a filter or an order can name. */
const RUNS: readonly SeedRun[] = [
  {
    name: 'first',
    user: 'ada',
    status: 'FINISHED',
    endTime: EARLY_MS + 100,
    metrics: { loss: raw('0.5'), 'val/acc': 0.9, 'a.b': 1, nan: 'NaN', inf: 'Infinity' },
    params: { depth: '4', 'learning rate': '0.1', 'a.b': 'x' },
    tags: { color: 'red', 'a b': 'spaced', ünï: 'code' },
    datasets: [['iris', 'd1', 'train']],
  },
  {
    name: 'second',
    user: 'Ada',
    status: 'FAILED',
    endTime: EARLY_MS + 50,
    metrics: { loss: -1, 'spaced key': 3, nan: 2, inf: '-Infinity' },
    params: { depth: 'Alpha' },
    tags: { color: 'Red' },
    datasets: [
      ['iris', 'd2', 'eval'],
      ['other', 'd3', 'train'],
    ],
  },
  {
    name: 'Third',
    user: 'bob',
    status: 'KILLED',
    metrics: { loss: 1000, nan: -2 },
    params: { depth: '10', 'learning rate': '0.01' },
    tags: { color: 'x' },
    datasets: [],
  },
  {
    name: 'fourth',
    user: '',
    metrics: { inf: 0 },
    params: {},
    tags: { color: '' },
    datasets: [['IRIS', 'd1', 'TRAIN']],
  },
  { name: 'it 100%_x', user: 'bob', metrics: {}, params: {}, tags: {}, datasets: [] },
];

export interface SeededRuns {
  readonly experimentId: string;
  readonly runIds: readonly string[];
}

/** Makes the runs of RUNS, each started a millisecond after the one before. */
export async function seedRuns(s: Player, suffix = 'home'): Promise<SeededRuns> {
  const experimentId = await newExperiment(s, suffix);
  const runIds: string[] = [];
  for (const [index, seed] of RUNS.entries()) {
    runIds.push(await seedRun(s, seed, { experimentId, startTime: EARLY_MS + index }));
  }
  return { experimentId, runIds };
}

async function seedRun(
  s: Player,
  seed: SeedRun,
  place: { experimentId: string; startTime: number },
): Promise<string> {
  const created = await s.post('/mlflow/runs/create', {
    experiment_id: place.experimentId,
    run_name: seed.name,
    user_id: seed.user,
    start_time: place.startTime,
  });
  const run_id = created.at('run.info.run_id');
  await s.post('/mlflow/runs/log-batch', {
    run_id,
    metrics: Object.entries(seed.metrics).map(([key, value]) => ({ key, value, timestamp: 1, step: 0 })),
    params: Object.entries(seed.params).map(([key, value]) => ({ key, value })),
    tags: Object.entries(seed.tags).map(([key, value]) => ({ key, value })),
  });
  if (seed.datasets.length > 0) {
    await s.post('/mlflow/runs/log-inputs', { run_id, datasets: seed.datasets.map(datasetInput) });
  }
  if (seed.status !== undefined) {
    await s.post('/mlflow/runs/update', { run_id, status: seed.status, end_time: seed.endTime });
  }
  return run_id;
}

export function datasetInput([name, digest, context]: readonly [string, string, string]): RequestJson {
  return {
    tags: [{ key: 'mlflow.data.context', value: context }],
    dataset: { name, digest, source_type: 'local', source: '{"uri":"a"}' },
  };
}
