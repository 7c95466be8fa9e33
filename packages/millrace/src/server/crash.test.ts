import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { launchServer, temporaryFolder } from '../testing/launch.ts';

const WRITERS = 6;
const ROUNDS = 3;
const BATCH = 50;

async function post(url: string, path: string, body: object): Promise<Record<string, unknown>> {
  const answer = await fetch(`${url}/api/2.0/mlflow/${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (answer.status !== 200) throw new Error(`${answer.status} ${await answer.text()}`);
  return (await answer.json()) as Record<string, unknown>;
}

async function get(url: string, path: string): Promise<Record<string, unknown>> {
  return (await (await fetch(`${url}/api/2.0/mlflow/${path}`)).json()) as Record<string, unknown>;
}

/** What a writer was told is stored: batches by number, and versions of a model. */
interface Acknowledged {
  readonly batches: number[];
  readonly versions: string[];
}

/** Writes batches and versions until the server is gone. */
async function writeUntilKilled(url: string, runId: string, name: string): Promise<Acknowledged> {
  const done: Acknowledged = { batches: [], versions: [] };
  try {
    for (let batch = 0; ; batch += 1) {
      const metrics = Array.from({ length: BATCH }, (_, at) => ({
        key: `m${at}`,
        value: batch,
        timestamp: batch + 1,
        step: batch,
      }));
      await post(url, 'runs/log-batch', { run_id: runId, metrics });
      done.batches.push(batch);
      const made = await post(url, 'model-versions/create', { name, source: `s3://bucket/${batch}` });
      done.versions.push((made['model_version'] as { version: string }).version);
    }
  } catch {
    return done;
  }
}

async function steps(url: string, runId: string, key: string): Promise<number[]> {
  const { metrics = [] } = (await get(url, `metrics/get-history?run_id=${runId}&metric_key=${key}`)) as {
    metrics?: { step?: number | string }[];
  };
  return metrics.map(({ step = 0 }) => Number(step));
}

it('loses nothing that was acknowledged, and keeps no half batch, when it is killed while it writes', async () => {
  using folder = temporaryFolder();
  const args = ['--backend-store-uri', `sqlite:///${folder.path}/crash.db`];
  let server = await launchServer(args, { cwd: folder.path });
  let checked = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const { url } = server;
    const name = `model-${round}`;
    await post(url, 'registered-models/create', { name });
    const runIds = await Promise.all(
      Array.from({ length: WRITERS }, async () => {
        const { run } = await post(url, 'runs/create', { experiment_id: '0' });
        return (run as { info: { run_id: string } }).info.run_id;
      }),
    );
    const writers = runIds.map((runId) => writeUntilKilled(url, runId, name));
    await delay(250 + 60 * round);
    const killed = once(server.child, 'close');
    server.child.kill('SIGKILL');
    const acknowledged = await Promise.all(writers);
    await killed;
    server = await launchServer(args, { cwd: folder.path });
    for (const [index, { batches }] of acknowledged.entries()) {
      const [first, last] = await Promise.all([
        steps(server.url, runIds[index] ?? '', 'm0'),
        steps(server.url, runIds[index] ?? '', `m${BATCH - 1}`),
      ]);
      expect(first.slice(0, batches.length)).toEqual(batches);
      expect(last).toEqual(first);
      checked += batches.length;
    }
    const numbers = acknowledged.flatMap(({ versions }) => versions);
    const stored = await get(server.url, `model-versions/search?filter=name%3D'${name}'`);
    const { model_versions = [] } = stored as { model_versions?: { version: string }[] };
    expect(model_versions.map(({ version }) => version)).toEqual(expect.arrayContaining(numbers));
    checked += numbers.length;
  }
  await server.stop();
  expect(checked).toBeGreaterThan(ROUNDS * WRITERS);
}, 60_000);
