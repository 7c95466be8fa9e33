import { cpSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { findFreePort, repositoryRoot, venvExecutable } from '@millrace/testkit';
import type { BenchOptions, Target } from '../options.ts';
import type { Launch } from './bench-server.ts';

export interface LaunchSettings {
  readonly options: BenchOptions;
  readonly venvDir: string | undefined;
  /** A database that MLflow has made, copied in so that its migrations do not count; absent for a first start. */
  readonly mlflowTemplate?: string;
}

/** How `target` is started in `folder`, on a port that is free now. */
export async function launchFor(target: Target, folder: string, settings: LaunchSettings): Promise<Launch> {
  mkdirSync(folder, { recursive: true });
  const port = await findFreePort();
  return target === 'millrace' ? millraceLaunch(folder, port) : mlflowLaunch(folder, port, settings);
}

function millraceLaunch(folder: string, port: number): Launch {
  const databasePath = join(folder, 'millrace.db');
  const artifactsPath = join(folder, 'artifacts');
  return {
    target: 'millrace',
    command: process.execPath,
    args: [
      join(repositoryRoot, 'packages', 'millrace', 'bin', 'millrace.js'),
      'server',
      '--port',
      String(port),
      '--backend-store-uri',
      `sqlite:///${databasePath}`,
      '--artifacts-destination',
      artifactsPath,
    ],
    env: process.env,
    folder,
    port,
    databasePath,
    artifactsPath,
  };
}

function mlflowLaunch(folder: string, port: number, settings: LaunchSettings): Launch {
  if (settings.venvDir === undefined) {
    throw new Error('MLflow is not installed where this bench looks for it');
  }
  const databasePath = join(folder, 'mlflow.db');
  const artifactsPath = join(folder, 'artifacts');
  if (settings.mlflowTemplate !== undefined && !existsSync(databasePath)) {
    cpSync(settings.mlflowTemplate, databasePath);
  }
  return {
    target: 'mlflow',
    command: venvExecutable(settings.venvDir, 'mlflow'),
    args: [
      'server',
      '--host',
      '127.0.0.1',
      '--port',
      String(port),
      '--workers',
      String(settings.options.mlflowWorkers),
      '--backend-store-uri',
      `sqlite:///${databasePath}`,
      '--artifacts-destination',
      artifactsPath,
    ],
    env: {
      ...process.env,
      MLFLOW_DISABLE_TELEMETRY: 'true',
      DO_NOT_TRACK: 'true',
      MLFLOW_SERVER_ENABLE_JOB_EXECUTION: String(settings.options.hasMlflowJobs),
    },
    folder,
    port,
    databasePath,
    artifactsPath,
  };
}

/** Deletes what a server has stored, so that its next start is its first. */
export function forgetData(launch: Launch): void {
  for (const suffix of ['', '-wal', '-shm', '-journal']) {
    rmSync(`${launch.databasePath}${suffix}`, { force: true });
  }
}
