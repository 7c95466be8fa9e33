import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

const MAIN = new URL('../main.ts', import.meta.url).pathname;
const READY_MS_MAX = 15_000;
const POLL_MS = 15;

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** A run of the command line as a process of its own. */
interface Launched {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  out(): string;
  err(): string;
}

export interface LaunchOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** A user without privileges, for what root may always do. */
  readonly isNobody?: boolean;
}

const NOBODY = 65_534;

function launch(args: readonly string[], { cwd, env = {}, isNobody = false }: LaunchOptions): Launched {
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(isNobody ? { uid: NOBODY, gid: NOBODY } : {}),
  });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const ended = once(child, 'close').then(([code]: (number | null)[]) => ({ code: code ?? null, out, err }));
  return { child, ended, out: () => out, err: () => err };
}

/** Runs a command to its end. */
export function run(args: readonly string[], options: LaunchOptions): Promise<Ended> {
  return launch(args, options).ended;
}

export interface LaunchedServer extends Launched {
  readonly url: string;
  /** SIGTERM, and waits for the end. */
  stop(): Promise<Ended>;
}

/** Starts `millrace server` on a free port and waits for its ready line. */
export async function launchServer(args: readonly string[], options: LaunchOptions): Promise<LaunchedServer> {
  const launched = launch(['server', '--port', '0', ...args], options);
  const isOver = (): boolean => launched.child.exitCode !== null || launched.child.signalCode !== null;
  for (
    let waitedMs = 0;
    waitedMs < READY_MS_MAX && !isOver() && !launched.out().includes('\n');
    waitedMs += POLL_MS
  ) {
    await delay(POLL_MS);
  }
  const url = / on (http:\S+) /.exec(launched.out())?.[1];
  if (url === undefined) {
    launched.child.kill('SIGKILL');
    throw new Error(`The server did not become ready: ${launched.out()}${launched.err()}`);
  }
  const stop = (): Promise<Ended> => {
    launched.child.kill('SIGTERM');
    return launched.ended;
  };
  return { ...launched, url, stop };
}

/** A new folder that its user deletes, open to every user of this machine. */
export function temporaryFolder(): Disposable & { readonly path: string } {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'millrace-cli-')));
  chmodSync(path, 0o777);
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}
