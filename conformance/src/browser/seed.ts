import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

/** What the seeding script has made. */
export interface Seed {
  readonly experimentId: string;
  readonly runIds: readonly string[];
  /** A run with a file of each kind, and with what else hangs on a run. */
  readonly everythingId: string;
  /** The run that logged the model. */
  readonly modelRunId: string;
  readonly modelId: string;
  readonly traceIds: readonly string[];
  /** A trace of a conversation, and one that failed. */
  readonly talkId: string;
  readonly failedId: string;
  /** A trace with a picture, a sound and a page beside it. */
  readonly attachedId: string;
  /** Runs that evaluated the same dataset. */
  readonly evaluationIds: readonly string[];
}

const SEED_TIMEOUT_MS = 180_000;
const run = promisify(execFile);

/** Logs with the real Python client what the tours look at. */
export async function seedServer(python: string, url: string): Promise<Seed> {
  const script = path.join(import.meta.dirname, '..', '..', 'ui', 'seed.py');
  const { stdout } = await run(python, [script], {
    timeout: SEED_TIMEOUT_MS,
    env: {
      ...process.env,
      MLFLOW_TRACKING_URI: url,
      MLFLOW_HTTP_REQUEST_MAX_RETRIES: '1',
      MLFLOW_DISABLE_TELEMETRY: 'true',
      PYTHONDONTWRITEBYTECODE: '1',
      PYTHONWARNINGS: 'ignore',
    },
  });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Seed;
}
