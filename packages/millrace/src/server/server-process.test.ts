import { existsSync, readFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type ClientRequest, request as httpRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LaunchedServer, launchServer, run, temporaryFolder } from '../testing/launch.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder[Symbol.dispose]());

/** An upload of two bytes of which one has been sent: a request that is under way until `end`. */
async function halfUpload(
  url: string,
): Promise<{ request: ClientRequest; answer: Promise<IncomingMessage> }> {
  const request = httpRequest(`${url}/api/2.0/mlflow-artifacts/artifacts/half.txt`, {
    method: 'PUT',
    headers: { 'content-length': '2' },
  });
  const answer = once(request, 'response').then(
    ([response]: IncomingMessage[]) => response as IncomingMessage,
  );
  answer.catch(() => undefined);
  request.write('a');
  const staging = join(folder.path, 'mlartifacts', '.millrace-uploads');
  for (let tries = 0; tries < 200 && !existsSync(staging); tries += 1) await delay(10);
  return { request, answer };
}

async function seenInLog(server: LaunchedServer, text: string): Promise<void> {
  for (let tries = 0; tries < 300 && !server.err().includes(text); tries += 1) await delay(10);
  expect(server.err()).toContain(text);
}

describe('a running server', () => {
  it('says in one line where it is, answers what is under way when stopped, and ends with 0', async () => {
    const server = await launchServer([], { cwd: folder.path });
    expect(server.out()).toMatch(
      /^Millrace \S+ on http:\/\/127\.0\.0\.1:\d+ \(database .*millrace\.db, artifacts .*mlartifacts\)\n$/,
    );
    const { request, answer } = await halfUpload(server.url);
    server.child.kill('SIGTERM');
    await seenInLog(server, 'stopping');
    await expect(fetch(`${server.url}/health`)).rejects.toThrow('fetch failed');
    expect(server.child.exitCode).toBeNull();
    request.end('b');
    expect((await answer).statusCode).toBe(200);
    expect((await server.ended).code).toBe(0);
    expect(readFileSync(join(folder.path, 'mlartifacts', 'half.txt'), 'utf8')).toBe('ab');
  });

  it('ends at once on a second signal, and leaves nothing of what it cut off', async () => {
    const server = await launchServer([], { cwd: folder.path });
    const { answer } = await halfUpload(server.url);
    server.child.kill('SIGINT');
    await seenInLog(server, 'stopping');
    server.child.kill('SIGTERM');
    expect((await server.ended).code).toBe(143);
    await expect(answer).rejects.toThrow('socket hang up');
    expect(existsSync(join(folder.path, 'mlartifacts', 'half.txt'))).toBe(false);
  });

  it('goes on after SIGHUP', async () => {
    const server = await launchServer(['--log-format', 'json'], { cwd: folder.path });
    server.child.kill('SIGHUP');
    await seenInLog(server, 'SIGHUP changes nothing');
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
    const { code, err } = await server.stop();
    expect(code).toBe(0);
    const messages = err
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { message: string }).message);
    expect([messages[0], messages.at(-1)]).toEqual(['ready', 'stopped']);
  });

  it('serves artifacts only, without a database, when told so', async () => {
    const server = await launchServer(['--artifacts-only', '--static-prefix', '/ml'], { cwd: folder.path });
    expect(server.url).toMatch(/\/ml$/);
    const artifacts = `${server.url}/api/2.0/mlflow-artifacts/artifacts`;
    expect((await fetch(`${artifacts}/a.txt`, { method: 'PUT', body: 'x' })).status).toBe(200);
    expect(await (await fetch(artifacts)).json()).toEqual({
      files: [{ path: 'a.txt', is_dir: false, file_size: 1 }],
    });
    expect((await fetch(`${server.url}/api/2.0/mlflow/experiments/search?max_results=1`)).status).toBe(503);
    expect((await server.stop()).code).toBe(0);
    expect(existsSync(join(folder.path, 'millrace.db'))).toBe(false);
  });
});

describe('a port that is taken', () => {
  let other: Server;
  beforeEach(async () => {
    other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
  });
  afterEach(() => other.close());

  it('is said so before a database is made', async () => {
    const { port } = other.address() as AddressInfo;
    const { code, err, out } = await run(['server', '-p', String(port)], { cwd: folder.path });
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toBe(
      `millrace: Port ${port} of 127.0.0.1 is taken by another program. Stop it, or choose another port with --port.\n`,
    );
    expect(existsSync(join(folder.path, 'millrace.db'))).toBe(false);
  });
});

async function post<T>(server: LaunchedServer | undefined, path: string, body: object): Promise<T> {
  const headers = { 'content-type': 'application/json' };
  const url = `${server?.url}/api/2.0/mlflow/${path}`;
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  expect(answer.status).toBe(200);
  return (await answer.json()) as T;
}

describe('two servers on one database', () => {
  it('may be started at once on a new file, and lose nothing that either acknowledged', async () => {
    const args = ['--backend-store-uri', `sqlite:///${join(folder.path, 'both.db')}`];
    const servers = await Promise.all([
      launchServer(args, { cwd: folder.path }),
      launchServer(args, { cwd: folder.path }),
    ]);
    const created = await post<{ run: { info: { run_id: string } } }>(servers[0], 'runs/create', {
      experiment_id: '0',
    });
    const { run_id } = created.run.info;
    const steps = Array.from({ length: 100 }, (_, step) => step);
    await Promise.all(
      steps.map(async (step) => {
        const server = servers[step % 2];
        const key = `key${step % 10}`;
        await post(server, 'runs/log-metric', { run_id, key, value: step, timestamp: step, step });
        await post(server, 'runs/log-parameter', { run_id, key: `p${step}`, value: String(step) });
      }),
    );
    for (const server of servers) {
      const answer = await fetch(`${server.url}/api/2.0/mlflow/runs/get?run_id=${run_id}`);
      const { run: found } = (await answer.json()) as {
        run: { data: { params: object[]; metrics: { value: number }[] } };
      };
      expect(found.data.params).toHaveLength(100);
      expect(found.data.metrics.map(({ value }) => value).sort((left, right) => left - right)).toEqual(
        Array.from({ length: 10 }, (_, index) => 90 + index),
      );
      const history = await fetch(
        `${server.url}/api/2.0/mlflow/metrics/get-history?run_id=${run_id}&metric_key=key3`,
      );
      expect(((await history.json()) as { metrics: object[] }).metrics).toHaveLength(10);
    }
    const ends = await Promise.all(servers.map((server) => server.stop()));
    expect(ends.map(({ code }) => code)).toEqual([0, 0]);
  });
});
