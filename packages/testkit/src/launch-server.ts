import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { onProcessEnd } from './on-process-end.ts';
import type { TemporaryFolder } from './temporary-folder.ts';

export interface ServerUnderTest {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  /** Everything that the server writes is below this folder, its output in `server.log`. */
  readonly dir: string;
  /** Ends the whole process group and deletes the folder. */
  stop(): Promise<void>;
}

export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly folder: TemporaryFolder;
  readonly url: string;
  readonly readyTimeoutMs: number;
}

const POLL_INTERVAL_MS = 100;
const GRACE_PERIOD_MS = 5_000;
const LOG_TAIL_CHARACTERS = 4_000;

/** Starts a server as the leader of its own process group and waits until `/health` answers 200. */
export async function launchServer(launch: Launch): Promise<ServerUnderTest> {
  const { folder, url } = launch;
  const logFile = path.join(folder.path, 'server.log');
  const log = openSync(logFile, 'a');
  const child = spawn(launch.command, launch.args, {
    cwd: folder.path,
    env: launch.env,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  let spawnError: Error | undefined;
  child.once('error', (error) => {
    spawnError = error;
  });
  const isOver = (): boolean =>
    spawnError !== undefined || child.exitCode !== null || child.signalCode !== null;
  const signalGroup = (signal: NodeJS.Signals): void => {
    if (child.pid !== undefined) {
      killGroup(child.pid, signal);
    }
  };
  const forget = onProcessEnd(() => signalGroup('SIGKILL'));
  const stop = async (): Promise<void> => {
    if (!isOver()) {
      child.ref();
      signalGroup('SIGTERM');
      await Promise.race([once(child, 'exit'), delay(GRACE_PERIOD_MS, undefined, { ref: false })]);
    }
    signalGroup('SIGKILL');
    forget();
    folder.remove();
  };

  for (let waitedMs = 0; waitedMs < launch.readyTimeoutMs; waitedMs += POLL_INTERVAL_MS) {
    if (isOver()) {
      break;
    }
    if (await isHealthy(url)) {
      child.unref();
      return { url, dir: folder.path, stop };
    }
    await delay(POLL_INTERVAL_MS);
  }
  const output = readFileSync(logFile, 'utf8').slice(-LOG_TAIL_CHARACTERS);
  await stop();
  const what = `${launch.command} ${launch.args.join(' ')}`;
  throw new Error(`The server did not become ready: ${what}\n${spawnError?.message ?? output}`);
}

function killGroup(leaderPid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-leaderPid, signal);
  } catch (error) {
    // ESRCH: the group is gone already, which is what was wanted.
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) {
      throw error;
    }
  }
}

async function isHealthy(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/health`);
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    // Nothing listens yet: the caller asks again.
    return false;
  }
}
