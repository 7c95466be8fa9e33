import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Target } from '../options.ts';
import { Connection } from '../load/connection.ts';
import { requestBytes } from '../load/request-bytes.ts';
import { cpuSecondsOf, type Memory, memoryOf, treeOf } from './process-tree.ts';

/** How a server is started. */
export interface Launch {
  readonly target: Target;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly folder: string;
  readonly port: number;
  readonly databasePath: string;
  readonly artifactsPath: string;
}

const READY_TIMEOUT_MS = 120_000;
const POLL_INTERVAL_MS = 2;
const GRACE_PERIOD_MS = 15_000;
const LOG_TAIL_CHARACTERS = 3_000;
const HEALTH_REQUEST = requestBytes('GET', '/health');

const running = new Set<BenchServer>();
process.on('exit', () => {
  for (const server of running) {
    server.kill();
  }
});

/** A server that this bench has started, with what can be seen of it from outside. */
export class BenchServer {
  readonly launch: Launch;
  /** From the start of the process to the first good answer of /health. */
  readonly readyMs: number;
  /** CPU time of the process tree until then. */
  readonly readyCpuSeconds: number;
  readonly #child: ChildProcess;

  private constructor(launch: Launch, child: ChildProcess, readyMs: number) {
    this.launch = launch;
    this.#child = child;
    this.readyMs = readyMs;
    this.readyCpuSeconds = cpuSecondsOf(pidOf(child));
  }

  /** Starts the server as leader of its own process group and waits until /health answers 200. */
  static async start(launch: Launch): Promise<BenchServer> {
    const logPath = join(launch.folder, `${launch.target}.log`);
    const log = openSync(logPath, 'a');
    const startedAtMs = performance.now();
    const child = spawn(launch.command, launch.args, {
      cwd: launch.folder,
      env: launch.env,
      detached: true,
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    while (performance.now() - startedAtMs < READY_TIMEOUT_MS && child.exitCode === null) {
      if (await isHealthy(launch.port)) {
        const server = new BenchServer(launch, child, performance.now() - startedAtMs);
        running.add(server);
        return server;
      }
      await delay(POLL_INTERVAL_MS);
    }
    killAll(treeOf(pidOf(child)), 'SIGKILL');
    throw new Error(
      `${launch.target} did not start:\n${readFileSync(logPath, 'utf8').slice(-LOG_TAIL_CHARACTERS)}`,
    );
  }

  get target(): Target {
    return this.launch.target;
  }

  get port(): number {
    return this.launch.port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.launch.port}`;
  }

  get pid(): number {
    return pidOf(this.#child);
  }

  cpuSeconds(): number {
    return cpuSecondsOf(this.pid);
  }

  memory(): Memory {
    return memoryOf(this.pid);
  }

  /** Asks the server to end and waits until it and all below it have. */
  async stop(): Promise<void> {
    const pids = treeOf(this.pid);
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const exited = once(this.#child, 'exit');
      killAll([this.pid], 'SIGTERM');
      await Promise.race([exited, delay(GRACE_PERIOD_MS, undefined, { ref: false })]);
    }
    killAll([...pids, ...treeOf(this.pid)], 'SIGKILL');
    running.delete(this);
  }

  /** SIGKILL for the whole tree, now; `killed` waits until it is gone. */
  kill(): void {
    killAll(treeOf(this.pid), 'SIGKILL');
    running.delete(this);
  }

  /** Resolves when the main process has ended. */
  async ended(): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      await once(this.#child, 'exit');
    }
  }
}

function pidOf(child: ChildProcess): number {
  if (child.pid === undefined) {
    throw new Error('The server process could not be started');
  }
  return child.pid;
}

function killAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      // ESRCH: it has ended already, which is what was wanted.
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) {
        throw error;
      }
    }
  }
}

async function isHealthy(port: number): Promise<boolean> {
  try {
    const connection = await Connection.open(port);
    const answer = await connection.exchange(HEALTH_REQUEST);
    connection.close();
    return answer.status === 200;
  } catch {
    // Nothing listens yet: the caller asks again.
    return false;
  }
}
