import { spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { ServerUnderTest } from '@millrace/testkit';
import { ensureMlflowVenv, temporaryFolder, venvExecutable } from '@millrace/testkit';
import type { Counts } from './counts.ts';

export interface PythonClientsRun {
  /** Only scripts whose name and client version match, as in `tracking.py with 2.22.5`. */
  readonly only: string | undefined;
  readonly start: () => Promise<ServerUnderTest>;
  readonly print: (text: string) => void;
}

interface ClientScript {
  readonly name: string;
  readonly file: string;
  readonly version: string;
}

const FOLDER = path.join(import.meta.dirname, '..', 'python');
const SCRIPT_TIMEOUT_MS = 300_000;

/** Runs every script of `conformance/python` with each client version that it names, against one server. */
export async function runPythonClients(run: PythonClientsRun): Promise<Counts> {
  const wanted = new RegExp(run.only ?? '');
  const scripts = clientScripts().filter((script) => wanted.test(script.name));
  const server = await run.start();
  const counts = { passed: 0, failed: 0 };
  try {
    for (const script of scripts) {
      await runScript(script, { server, counts, print: run.print });
    }
  } finally {
    await server.stop();
  }
  return counts;
}

/** A script says in its first line which clients run it: `# clients: 3.17.2 2.22.5`. */
export function clientScripts(): ClientScript[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.py'));
  return files.toSorted().flatMap((file) => {
    const [firstLine = ''] = readFileSync(path.join(FOLDER, file), 'utf8').split('\n');
    const versions = /^# clients: (.+)$/.exec(firstLine)?.[1]?.split(' ') ?? [];
    return versions.map((version) => ({
      name: `${file} with ${version}`,
      file: path.join(FOLDER, file),
      version,
    }));
  });
}

interface Surroundings {
  readonly server: ServerUnderTest;
  readonly counts: { passed: number; failed: number };
  readonly print: (text: string) => void;
}

async function runScript(script: ClientScript, { server, counts, print }: Surroundings): Promise<void> {
  const venv = await ensureMlflowVenv(script.version);
  if (!venv.isFound) {
    print(`skipped ${script.name}: ${venv.reason}`);
    counts.failed += process.env['CI'] === 'true' ? 1 : 0;
    return;
  }
  print(`# ${script.name}`);
  const folder = temporaryFolder('mlflow-client');
  const child = spawn(venvExecutable(venv.dir, 'python'), [script.file], {
    cwd: folder.path,
    env: { ...process.env, ...clientEnvironment(server.url, folder.path) },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: SCRIPT_TIMEOUT_MS,
  });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const ended = Promise.withResolvers<number | null>();
  child.once('close', ended.resolve);
  child.once('error', ended.reject);
  let failedHere = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    counts.passed += line.startsWith('ok ') ? 1 : 0;
    failedHere += line.startsWith('not ok ') ? 1 : 0;
    print(line);
  }
  const exitCode = await ended.promise;
  if (exitCode !== 0 && failedHere === 0) {
    print(`not ok ${script.name} ended with ${exitCode ?? 'a signal'}\n${errors}`);
    failedHere = 1;
  }
  counts.failed += failedHere;
  folder.remove();
}

function clientEnvironment(url: string, folder: string): NodeJS.ProcessEnv {
  return {
    MLFLOW_TRACKING_URI: url,
    // A client would repeat a request that fails for minutes: here a failure is to be seen.
    MLFLOW_HTTP_REQUEST_MAX_RETRIES: '1',
    MLFLOW_DISABLE_TELEMETRY: 'true',
    MLFLOW_SUPPRESS_PRINTING_URL_TO_STDOUT: 'true',
    MLFLOW_ENABLE_ARTIFACTS_PROGRESS_BAR: 'false',
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONIOENCODING: 'utf-8',
    PYTHONWARNINGS: 'ignore',
    HOME: folder,
  };
}
