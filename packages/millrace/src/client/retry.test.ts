import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fakeWorld } from '../testing/fake-world.ts';
import { type Connection, readConnection } from './connection.ts';
import { readRequestPolicy, waitMs } from './request-policy.ts';
import { RestClient } from './rest-client.ts';
import { downloadFile, uploadFile } from './transfer.ts';

/** What the server does with one request: a status to answer with, or the connection cut. */
type Step = number | 'cut';

const AT_ONCE = { MLFLOW_HTTP_REQUEST_BACKOFF_FACTOR: '0', MLFLOW_HTTP_REQUEST_BACKOFF_JITTER: '0' };
let server: Server;
let steps: Step[];
let seen: string[];
let world: ReturnType<typeof fakeWorld>;

beforeEach(async () => {
  seen = [];
  server = createServer((request, response) => {
    seen.push(request.method ?? '');
    const step = steps.shift() ?? 200;
    request.resume().once('end', () => {
      if (step === 'cut') request.socket.destroy();
      else response.writeHead(step).end(step === 200 ? '{"experiment_id":"7"}' : 'busy');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  server.close();
  server.closeAllConnections();
});

function connect(env: Readonly<Record<string, string>> = AT_ONCE): Connection {
  world = fakeWorld({ env });
  return readConnection(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, world);
}

describe('a request', () => {
  it.each([[[408, 429, 500, 502, 503, 504]], [['cut', 'cut']]] as const)(
    'that reads is repeated after %j',
    async (failures) => {
      steps = [...failures];
      await new RestClient(connect()).call('experiments/get', { experiment_id: '7' });
      expect(seen).toHaveLength(failures.length + 1);
    },
  );

  it('that may have been done, and must not be done twice, is not repeated', async () => {
    const create = (): Promise<unknown> =>
      new RestClient(connect()).call('experiments/create', { name: 'x' });
    for (const [step, reason] of [
      ['cut', 'Cannot reach'],
      [500, 'busy'],
      [503, 'busy'],
    ] as const) {
      steps = [step];
      await expect(create()).rejects.toThrow(reason);
    }
    expect(seen).toHaveLength(3);
    steps = [429];
    expect(await create()).toEqual({ experiment_id: '7' });
  });

  it('whatever it does, is repeated while nothing listens', async () => {
    const connection = connect({ ...AT_ONCE, MLFLOW_HTTP_REQUEST_BACKOFF_JITTER: '0.05' });
    const { port } = server.address() as AddressInfo;
    server.close();
    server.closeAllConnections();
    const created = new RestClient(connection).call('experiments/create', { name: 'x' });
    await delay(20);
    steps = [];
    server.listen(port, '127.0.0.1');
    expect(await created).toEqual({ experiment_id: '7' });
    expect(world.err()).toContain('Trying again in 1 s (2 of 7)');
  });

  it('is not repeated more often than wanted, nor after a refusal for good', async () => {
    const get = (env: Readonly<Record<string, string>>): Promise<unknown> =>
      new RestClient(connect(env)).call('experiments/get', { experiment_id: '7' });
    steps = [503, 503, 503, 503];
    await expect(get({ ...AT_ONCE, MLFLOW_HTTP_REQUEST_MAX_RETRIES: '2' })).rejects.toThrow('busy');
    expect(seen).toHaveLength(3);
    steps = [404];
    await expect(get(AT_ONCE)).rejects.toThrow('busy');
    expect(seen).toHaveLength(4);
  });
});

it('uploads and downloads are repeated from their beginning', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'millrace-retry-'));
  try {
    const file = join(folder, 'file');
    writeFileSync(file, 'content');
    steps = ['cut', 503];
    await uploadFile(file, { connection: connect(), path: '/x' });
    steps = [502, 'cut'];
    await downloadFile({ connection: connect(), path: '/x' }, file);
    expect(seen).toEqual(['PUT', 'PUT', 'PUT', 'GET', 'GET', 'GET']);
    expect(readFileSync(file, 'utf8')).toBe('{"experiment_id":"7"}');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it("waits as MLflow's client does, and reads its variables", () => {
  const policy = readRequestPolicy({});
  expect(policy).toEqual({ retriesMax: 7, backoffFactor: 2, backoffJitter: 1, idleMsMax: 120_000 });
  const waits = Array.from({ length: 7 }, (_, index) =>
    waitMs(policy, { failures: index + 1, random: () => 0.5 }),
  );
  expect(waits).toEqual([0, 4500, 8500, 16_500, 32_500, 64_500, 120_000]);
  expect(readRequestPolicy({ MLFLOW_HTTP_REQUEST_TIMEOUT: '3' }).idleMsMax).toBe(3000);
  for (const text of ['-1', '11', 'x']) {
    expect(() => readRequestPolicy({ MLFLOW_HTTP_REQUEST_MAX_RETRIES: text })).toThrow(
      `MLFLOW_HTTP_REQUEST_MAX_RETRIES=${text} is not a number from 0 to 10.`,
    );
  }
});
