import { join } from 'node:path';
import type { Bench } from '../bench.ts';
import { checkEqual } from '../check.ts';
import { sendAll } from '../load/closed-loop.ts';
import { post } from '../load/request-bytes.ts';
import type { BenchServer } from '../servers/bench-server.ts';

export interface RegistrySize {
  readonly models: number;
  readonly versions: number;
}

const CONNECTIONS = 8;

export function modelName(index: number): string {
  return `model-${String(index).padStart(4, '0')}`;
}

/** Models with a tag, versions with a tag, and an alias on each model's last version; the same on both servers. */
export async function fillRegistry(bench: Bench, server: BenchServer, size: RegistrySize): Promise<void> {
  if (server.target === 'mlflow') {
    const script = join(import.meta.dirname, '..', 'python', 'fill_registry.py');
    await bench.python(script, [server.launch.databasePath, String(size.models), String(size.versions)]);
    return;
  }
  const indexes = Array.from({ length: size.models }, (_, index) => index);
  await fill(
    server,
    indexes.map((index) =>
      post('registered-models/create', {
        name: modelName(index),
        tags: [{ key: 'team', value: `team-${index % 10}` }],
      }),
    ),
  );
  for (let version = 1; version <= size.versions; version += 1) {
    await fill(
      server,
      indexes.map((index) =>
        post('model-versions/create', {
          name: modelName(index),
          source: `s3://bucket/${modelName(index)}/${version}`,
          tags: [{ key: 'checked', value: 'yes' }],
        }),
      ),
    );
  }
  await fill(
    server,
    indexes.map((index) =>
      post('registered-models/alias', {
        name: modelName(index),
        alias: 'champion',
        version: String(size.versions),
      }),
    ),
  );
}

async function fill(server: BenchServer, requests: readonly Buffer[]): Promise<void> {
  const { firstRefusal } = await sendAll(server.port, CONNECTIONS, requests);
  checkEqual('refusals while filling', firstRefusal ?? 'none', 'none');
}
