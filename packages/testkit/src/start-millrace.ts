import path from 'node:path';
import { commandLineOptions } from './command-line-options.ts';
import { findFreePort } from './find-free-port.ts';
import type { ServerUnderTest } from './launch-server.ts';
import { launchServer } from './launch-server.ts';
import { repositoryRoot } from './repository-root.ts';
import { temporaryFolder } from './temporary-folder.ts';

export interface MillraceOptions {
  /** Further arguments after `server --port … --backend-store-uri … --artifacts-destination …`. */
  readonly args?: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
}

const READY_TIMEOUT_MS = 30_000;

/** Our own server from source, on a free port, with a new SQLite database and artifact folder. */
export async function startMillrace(options: MillraceOptions = {}): Promise<ServerUnderTest> {
  const folder = temporaryFolder('millrace-server');
  const port = await findFreePort();
  return launchServer({
    command: process.execPath,
    args: [
      path.join(repositoryRoot, 'packages', 'millrace', 'bin', 'millrace.js'),
      'server',
      ...commandLineOptions({
        port: String(port),
        'backend-store-uri': `sqlite:///${path.join(folder.path, 'millrace.db')}`,
        'artifacts-destination': path.join(folder.path, 'artifacts'),
      }),
      ...(options.args ?? []),
    ],
    env: { ...process.env, ...options.env },
    folder,
    url: `http://127.0.0.1:${port}`,
    readyTimeoutMs: READY_TIMEOUT_MS,
  });
}
