import path from 'node:path';
import { commandLineOptions } from './command-line-options.ts';
import { findFreePort } from './find-free-port.ts';
import type { ServerUnderTest } from './launch-server.ts';
import { launchServer } from './launch-server.ts';
import { findMlflowVenv, venvExecutable } from './mlflow-venv.ts';
import { temporaryFolder } from './temporary-folder.ts';

export interface RealMlflowOptions {
  /** Virtual environment with MLflow; by default the one that `findMlflowVenv` finds. */
  readonly venvDir?: string;
  readonly workers?: number;
  readonly extraArgs?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

const READY_TIMEOUT_MS = 120_000;

/** A real `mlflow server` on a free port, with a new SQLite database and artifact folder. */
export async function startRealMlflow(options: RealMlflowOptions = {}): Promise<ServerUnderTest> {
  const venvDir = options.venvDir ?? requireVenv();
  const folder = temporaryFolder('real-mlflow');
  const port = await findFreePort();
  return launchServer({
    command: venvExecutable(venvDir, 'mlflow'),
    args: [
      'server',
      ...commandLineOptions({
        host: '127.0.0.1',
        port: String(port),
        workers: String(options.workers ?? 1),
        'backend-store-uri': `sqlite:///${path.join(folder.path, 'mlflow.db')}`,
        'artifacts-destination': path.join(folder.path, 'artifacts'),
      }),
      ...(options.extraArgs ?? []),
    ],
    env: {
      ...process.env,
      MLFLOW_ENABLE_AI_GATEWAY: 'false',
      MLFLOW_SERVER_ENABLE_JOB_EXECUTION: 'false',
      MLFLOW_DISABLE_TELEMETRY: 'true',
      PYTHONDONTWRITEBYTECODE: '1',
      ...options.env,
    },
    folder,
    url: `http://127.0.0.1:${port}`,
    readyTimeoutMs: READY_TIMEOUT_MS,
  });
}

function requireVenv(): string {
  const search = findMlflowVenv();
  if (!search.isFound) {
    throw new Error(search.reason);
  }
  return search.dir;
}
