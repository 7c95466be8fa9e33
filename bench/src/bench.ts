import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { findMlflowVenv, type TemporaryFolder, temporaryFolder, venvExecutable } from '@millrace/testkit';
import type { BenchOptions, Target } from './options.ts';
import type { CaseReport } from './report/case-report.ts';
import { BenchServer } from './servers/bench-server.ts';
import { launchFor, type LaunchSettings } from './servers/launches.ts';

/** One thing that is measured side by side; it throws when a result is wrong, never for a slow one. */
export interface BenchCase {
  readonly name: string;
  readonly title: string;
  readonly targets: readonly Target[];
  run(bench: Bench, report: CaseReport): Promise<void>;
}

const CREATE_TABLES = `
import sys
from mlflow.store.db.utils import create_sqlalchemy_engine_with_retry, _initialize_tables
_initialize_tables(create_sqlalchemy_engine_with_retry('sqlite:///' + sys.argv[1]))
`;
const SETTLED_CPU_SHARE = 0.08;
const SETTLE_INTERVAL_MS = 500;
const SETTLE_ROUNDS_MAX = 120;

const execute = promisify(execFile);

/** What cases work with: options, folders, and servers that several cases share because a start is slow. */
export class Bench {
  readonly options: BenchOptions;
  readonly venvDir: string | undefined;
  readonly #root: TemporaryFolder = temporaryFolder('millrace-bench');
  readonly #shared = new Map<Target, Promise<BenchServer>>();
  #template: Promise<string> | undefined;
  #folders = 0;

  constructor(options: BenchOptions) {
    this.options = options;
    const venv = findMlflowVenv();
    this.venvDir = venv.isFound ? venv.dir : undefined;
    if (!venv.isFound && options.targets.includes('mlflow')) {
      throw new Error(`${venv.reason} Use --target millrace to measure only ours.`);
    }
  }

  get isQuick(): boolean {
    return this.options.isQuick;
  }

  /** `full` normally, `quick` with --quick. */
  pick<T>(full: T, quick: T): T {
    return this.options.isQuick ? quick : full;
  }

  /** A new empty folder below the one that is deleted at the end. */
  folder(name: string): string {
    this.#folders += 1;
    return join(this.#root.path, `${this.#folders}-${name}`);
  }

  /** A new server on an empty database. MLflow's tables exist already. */
  async freshServer(target: Target, options: BenchOptions = this.options): Promise<BenchServer> {
    const settings: LaunchSettings = {
      options,
      venvDir: this.venvDir,
      ...(target === 'mlflow' ? { mlflowTemplate: await this.mlflowTemplate() } : {}),
    };
    const server = await BenchServer.start(await launchFor(target, this.folder(target), settings));
    await settle(server);
    return server;
  }

  /** The server of `target` that cases share; started by the first that asks. */
  sharedServer(target: Target): Promise<BenchServer> {
    const known = this.#shared.get(target);
    if (known !== undefined) {
      return known;
    }
    const started = this.freshServer(target);
    this.#shared.set(target, started);
    return started;
  }

  /** An SQLite file in which MLflow itself has made its tables. */
  mlflowTemplate(): Promise<string> {
    this.#template ??= this.#makeTemplate();
    return this.#template;
  }

  /** Runs a Python script of this bench with MLflow's interpreter and returns what it prints. */
  async python(script: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<string> {
    const { stdout } = await execute(this.pythonPath, [script, ...args], { env: { ...process.env, ...env } });
    return stdout;
  }

  /** The interpreter of the environment that MLflow is installed in. */
  get pythonPath(): string {
    if (this.venvDir === undefined) {
      throw new Error('MLflow is not installed where this bench looks for it');
    }
    return venvExecutable(this.venvDir, 'python');
  }

  /** Stops the shared servers and deletes everything. */
  async close(): Promise<void> {
    for (const server of this.#shared.values()) {
      await (await server).stop();
    }
    this.#root.remove();
  }

  async #makeTemplate(): Promise<string> {
    const path = join(this.#root.path, 'mlflow-template.db');
    await execute(this.pythonPath, ['-c', CREATE_TABLES, path], {
      env: { ...process.env, MLFLOW_DISABLE_TELEMETRY: 'true' },
    });
    return path;
  }
}

/** Waits until the server has nothing to do: workers still starting would take CPU from a measurement. */
export async function settle(server: BenchServer): Promise<void> {
  let before = server.cpuSeconds();
  // Twice in a row: housekeeping begins when a server has been quiet for a moment.
  let quietRounds = 0;
  for (let round = 0; round < SETTLE_ROUNDS_MAX; round += 1) {
    await delay(SETTLE_INTERVAL_MS);
    const now = server.cpuSeconds();
    const isQuiet = now - before <= (SETTLE_INTERVAL_MS / 1000) * SETTLED_CPU_SHARE;
    quietRounds = isQuiet ? quietRounds + 1 : 0;
    if (quietRounds === 2) return;
    before = now;
  }
}
