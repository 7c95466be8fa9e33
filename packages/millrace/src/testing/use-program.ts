import { afterAll, beforeAll } from 'vitest';
import { CommandError } from '../command-line/command-error.ts';
import { runProgram } from '../command-line/run-program.ts';
import { PROGRAM } from '../program.ts';
import { fakeWorld } from './fake-world.ts';
import { type LaunchedServer, launchServer, temporaryFolder } from './launch.ts';

/** Later than whatever the server, whose clock is real, marks: `gc` looks at what was deleted before its now. */
export const COMMAND_TIME_MS = Date.UTC(2100, 0, 1);

/** The command line in this process, against a server in another, for the tests of one file. */
export class TestProgram {
  #folder: ReturnType<typeof temporaryFolder> | undefined;
  #server: LaunchedServer | undefined;
  readonly #env: Readonly<Record<string, string>>;

  constructor(env: Readonly<Record<string, string>>) {
    this.#env = env;
  }

  async start(): Promise<void> {
    this.#folder = temporaryFolder();
    this.#server = await launchServer([], { cwd: this.#folder.path, env: this.#env });
  }

  async stop(): Promise<void> {
    await this.#server?.stop();
    this.#folder?.[Symbol.dispose]();
  }

  /** Where the server runs and commands are called. */
  get folder(): string {
    return this.#folder?.path ?? '';
  }

  get url(): string {
    return this.#server?.url ?? '';
  }

  /** Runs a command and returns what it prints. */
  async run(...argv: readonly string[]): Promise<string> {
    const env = { MLFLOW_TRACKING_URI: this.url, MLFLOW_HTTP_REQUEST_MAX_RETRIES: '0' };
    const world = fakeWorld({ env, workingDirectory: this.folder, nowMs: () => COMMAND_TIME_MS });
    await runProgram(PROGRAM, argv, world);
    return world.out();
  }

  /** Runs a command with `--output json` and returns what it prints, read. */
  async json<T = Record<string, unknown>>(...argv: readonly string[]): Promise<T> {
    return JSON.parse(await this.run(...argv, '--output', 'json')) as T;
  }

  /** Runs a command that must fail. */
  async failure(...argv: readonly string[]): Promise<{ message: string; exitCode: number }> {
    const error: unknown = await this.run(...argv).catch((reason: unknown) => reason);
    if (!CommandError.is(error)) throw new Error(`no CommandError but ${String(error)}`);
    return { message: error.message, exitCode: error.exitCode };
  }
}

export function useProgram(env: Readonly<Record<string, string>> = {}): TestProgram {
  const program = new TestProgram(env);
  beforeAll(() => program.start());
  afterAll(() => program.stop());
  return program;
}
