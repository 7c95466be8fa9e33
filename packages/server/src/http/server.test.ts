import { once } from 'node:events';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type InProcessServer, startInProcessServer } from '@millrace/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const CREATE = '/api/2.0/mlflow/experiments/create';
const JSON_HEADERS = { 'content-type': 'application/json' };

let server: InProcessServer;
beforeEach(async () => {
  server = await startInProcessServer();
});
afterEach(async () => server.close());

function post(
  path: string,
  body: string | Uint8Array,
  headers: Record<string, string> = JSON_HEADERS,
): Promise<Response> {
  return fetch(server.url + path, { method: 'POST', headers, body });
}

async function expectRefusal(response: Response, status: number, message: string | RegExp): Promise<void> {
  const body = (await response.json()) as { error_code: string; message: string };
  expect([response.status, body.message]).toEqual([status, expect.stringMatching(message)]);
  expect(body.error_code).not.toBe('INTERNAL_ERROR');
}

/** Sends raw bytes and reads until the server ends the connection or stays silent. */
async function raw(text: string, silenceMs = 300): Promise<string> {
  const { hostname, port } = new URL(server.url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  let received = '';
  socket.on('data', (chunk: Buffer) => {
    received += chunk.toString();
  });
  socket.write(text);
  await Promise.race([once(socket, 'close'), new Promise((resolve) => setTimeout(resolve, silenceMs))]);
  socket.destroy();
  return received;
}

async function expectAlive(): Promise<void> {
  expect((await server.call('GET', '/health')).text).toBe('OK');
}

describe('bodies', () => {
  it.each([
    ['{', /not valid JSON/],
    ['nonsense', /not valid JSON/],
    ['[1]', /must be a JSON object/],
    ['5', /must be a JSON object/],
    ['{"name": 1e400}', /out of the range of a double/],
    ['{"a":['.repeat(5000), /not valid JSON/],
    [`{"name":"a","deep":${'['.repeat(1000)}NaN${']'.repeat(1000)}}`, /nested deeper/],
    [`{"name":"a","deep":${'['.repeat(200_000)}${']'.repeat(200_000)}}`, /nested deeper/],
  ])('refuses %s', async (body, message) => {
    await expectRefusal(await post(CREATE, body), 400, message);
    await expectAlive();
  });

  it('reads a body that an old client encoded twice', async () => {
    const response = await post(CREATE, JSON.stringify(JSON.stringify({ name: 'twice' })));
    expect(await response.json()).toEqual({ experiment_id: '1' });
  });

  it('treats an empty body as {}', async () => {
    await expectRefusal(await post(CREATE, ''), 400, /Missing value for required parameter 'name'/);
  });

  it('ignores unknown fields', async () => {
    const body = `{"name":"a","unknown":${'['.repeat(200)}${']'.repeat(200)}}`;
    expect((await post(CREATE, body)).status).toBe(200);
  });

  it('reads both spellings of a field, but not both at once', async () => {
    const camel = await post('/api/2.0/mlflow/runs/create', '{"experiment_id":"0","runName":"camel"}');
    expect(await camel.json()).toMatchObject({ run: { info: { run_name: 'camel' } } });
    const both = await post(
      '/api/2.0/mlflow/runs/create',
      '{"experiment_id":"0","runName":"a","run_name":"a"}',
    );
    await expectRefusal(both, 400, /Request specifies both 'run_name' and 'runName'/);
  });

  it('keeps every digit of a 64-bit integer, in and out', async () => {
    const response = await post(
      '/api/2.0/mlflow/runs/create',
      '{"experiment_id":"0","start_time":9223372036854775807}',
    );
    expect(await response.text()).toContain('"start_time":9223372036854775807');
  });

  it('inflates compressed bodies, within the limit', async () => {
    const gzip = { ...JSON_HEADERS, 'content-encoding': 'gzip' };
    expect((await post(CREATE, gzipSync('{"name":"zipped"}'), gzip)).status).toBe(200);
    await expectRefusal(await post(CREATE, 'not gzip', gzip), 400, /not valid gzip/);
    await expectRefusal(
      await post(CREATE, gzipSync(Buffer.alloc(80 * 1024 * 1024)), gzip),
      413,
      /larger than/,
    );
    await expectAlive();
  });

  it('refuses a body that announces too much before reading it', async () => {
    const head = `POST ${CREATE} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 99999999999\r\n\r\n{`;
    expect(await raw(head)).toMatch(/^HTTP\/1\.1 413 /);
    await expectAlive();
  });

  it.each([
    [{}, /Content-Type header is missing/],
    [{ 'content-type': 'text/plain' }, /Content-Type must be one of \['application\/json'\]/],
    [{ 'content-type': 'application/x-www-form-urlencoded' }, /must be one of/],
  ])('demands JSON: %j', async (headers, message) => {
    await expectRefusal(await post(CREATE, new TextEncoder().encode('{}'), headers), 400, message);
  });

  it('goes on when a client hangs or leaves half-way', async () => {
    const head = `POST ${CREATE} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"name":`;
    expect(await raw(head, 100)).toBe('');
    await expectAlive();
    expect((await server.call('POST', CREATE, { name: 'after' })).status).toBe(200);
  });
});

describe('routes', () => {
  it('answers what is not there with JSON', async () => {
    await expectRefusal(await fetch(`${server.url}/api/2.0/mlflow/nothing`), 404, /No endpoint answers GET/);
    const wrong = await fetch(server.url + CREATE);
    expect(wrong.status).toBe(405);
    expect(await wrong.json()).toMatchObject({ error_code: 'ENDPOINT_NOT_FOUND' });
  });

  it('serves both prefixes and HEAD', async () => {
    expect((await server.call('GET', '/ajax-api/2.0/mlflow/experiments/get?experiment_id=0')).status).toBe(
      200,
    );
    const head = await fetch(`${server.url}/health`, { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });

  it('stands behind a static prefix', async () => {
    const prefixed = await startInProcessServer({ settings: { staticPrefix: '/mlflow' } });
    expect((await prefixed.call('GET', '/mlflow/health')).text).toBe('OK');
    expect((await prefixed.call('GET', '/health')).status).toBe(404);
    await prefixed.close();
  });

  it('switches the proxy off and everything else off', async () => {
    const noProxy = await startInProcessServer({ settings: { servesArtifacts: false } });
    expect((await noProxy.call('GET', '/api/2.0/mlflow-artifacts/artifacts')).status).toBe(503);
    await noProxy.close();
    const only = await startInProcessServer({ settings: { artifactsOnly: true } });
    expect((await only.call('GET', '/api/2.0/mlflow-artifacts/artifacts')).status).toBe(200);
    expect((await only.call('GET', '/api/2.0/mlflow/experiments/get?experiment_id=0')).status).toBe(503);
    await only.close();
  });
});

describe('Host and Origin', () => {
  it.each(['evil.example', '127.0.0.1.evil.example', ''])('refuses the host %j', async (host) => {
    const answer = await raw(
      `GET /api/2.0/mlflow/experiments/get?experiment_id=0 HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 403 [\s\S]*Invalid Host header/);
  });

  it('lets health checks through under any host', async () => {
    expect(await raw('GET /health HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n')).toMatch(
      /^HTTP\/1\.1 200 /,
    );
  });

  it('blocks writes from other sites and allows those of this machine', async () => {
    const evil = await post(CREATE, '{"name":"x"}', { ...JSON_HEADERS, origin: 'http://evil.example' });
    expect([evil.status, await evil.text()]).toEqual([403, 'Cross-origin request blocked']);
    expect(evil.headers.get('access-control-allow-origin')).toBeNull();
    const local = await post(CREATE, '{"name":"x"}', { ...JSON_HEADERS, origin: 'http://localhost:3000' });
    expect(local.status).toBe(200);
    expect(local.headers.get('access-control-allow-origin')).toBe('http://localhost:3000');
  });

  it('sets the protective headers', async () => {
    const { headers } = await server.call('GET', '/version');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('SAMEORIGIN');
  });
});

describe('artifacts', () => {
  const PROXY = '/api/2.0/mlflow-artifacts/artifacts';

  async function upload(path: string, body: string): Promise<Response> {
    return fetch(`${server.url}${PROXY}/${path}`, { method: 'PUT', body });
  }

  it.each([
    '..%2fup',
    '%2e%2e/up',
    '..%252fup',
    '%2fetc%2fpasswd',
    'a%5cb',
    'a%00b',
    'a%0ab',
    'c:%2fx',
    'a/%2e%2e/%2e%2e/b',
  ])('refuses the path %s for every verb', async (path) => {
    for (const method of ['GET', 'PUT', 'DELETE']) {
      const answer = await raw(
        `${method} ${PROXY}/${path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n${method === 'PUT' ? 'Content-Length: 1\r\n' : ''}\r\n${method === 'PUT' ? 'x' : ''}`,
      );
      expect(answer).toMatch(/^HTTP\/1\.1 4\d\d /);
    }
    expect((await server.call('GET', PROXY)).json).toEqual({});
  });

  it('does not follow links out of the storage', async () => {
    mkdirSync(server.artifactsFolder, { recursive: true });
    symlinkSync('/etc', join(server.artifactsFolder, 'out'));
    const answer = await server.call('GET', `${PROXY}/out/passwd`);
    expect(answer.status).toBe(400);
    expect(answer.text).not.toContain('root:');
  });

  it('stores nothing of a truncated upload', async () => {
    await raw(
      `PUT ${PROXY}/cut.bin HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nonly this`,
      100,
    );
    await expectAlive();
    expect((await server.call('GET', `${PROXY}/cut.bin`)).status).toBe(404);
    expect((await server.call('GET', PROXY)).json).toEqual({});
  });

  it('serves a file as an attachment that no browser runs, in parts when asked', async () => {
    expect((await upload('dir/page.html', '<script>alert(1)</script>')).status).toBe(200);
    const whole = await server.call('GET', `${PROXY}/dir/page.html`);
    expect(whole.headers.get('content-disposition')).toContain('attachment');
    expect(whole.headers.get('content-security-policy')).toContain('sandbox');
    const part = await fetch(`${server.url}${PROXY}/dir/page.html`, { headers: { range: 'bytes=1-6' } });
    expect([part.status, await part.text(), part.headers.get('content-range')]).toEqual([
      206,
      'script',
      'bytes 1-6/25',
    ]);
    const beyond = await fetch(`${server.url}${PROXY}/dir/page.html`, { headers: { range: 'bytes=99-' } });
    expect(beyond.status).toBe(416);
  });

  it('lets a frame of its own pages show HTML and PDF, in an origin of their own', async () => {
    for (const [name, address] of [
      ['page.html', `${PROXY}/page.html`],
      ['page.txt', `${PROXY}/page.txt`],
      ['page.pdf', `${PROXY}/page.pdf`],
    ] as const) {
      expect((await upload(name, '<script>alert(1)</script>')).status).toBe(200);
      const framed = { 'sec-fetch-dest': 'iframe', 'sec-fetch-site': 'same-origin' };
      const ask = async (path: string, headers: Record<string, string>) =>
        (await fetch(server.url + path, { headers })).headers;
      const policyOf = async (path: string, headers: Record<string, string>) =>
        (await ask(path, headers)).get('content-security-policy') ?? '';
      const foreign = await ask(address, { ...framed, 'sec-fetch-site': 'cross-site' });
      expect(foreign.get('content-disposition')).toContain('attachment');
      expect((await ask(address, {})).get('content-disposition')).toContain('attachment');
      const shown = await ask(address, framed);
      const isShown = name !== 'page.txt';
      expect(shown.get('content-disposition')).toMatch(isShown ? /^inline$/ : /^attachment/);
      if (name !== 'page.html') continue;
      expect(await policyOf(address, framed)).toMatch(/^sandbox; (?!.*script-src)/);
      const running = await policyOf(`${address}?scripts=true`, framed);
      expect(running).toMatch(/^sandbox allow-scripts; default-src 'none';/);
      expect(running).not.toContain('allow-same-origin');
      expect(running).not.toContain('connect-src');
    }
  });

  it('does not read the machine through an experiment at a folder of it', async () => {
    writeFileSync(join(server.artifactsFolder, '..', 'secret.txt'), 'secret');
    const created = await server.call('POST', CREATE, {
      name: 'etc',
      artifact_location: join(server.artifactsFolder, '..'),
    });
    const { experiment_id } = created.json as { experiment_id: string };
    const run = await server.store.runs.create({ experiment_id, user_id: '', start_time: 0, tags: [] });
    for (const path of [
      `/get-artifact?run_id=${run.info.run_id}&path=secret.txt`,
      `/api/2.0/mlflow/artifacts/list?run_id=${run.info.run_id}`,
    ]) {
      const answer = await server.call('GET', path);
      expect([answer.status, answer.json]).toMatchObject([403, { error_code: 'PERMISSION_DENIED' }]);
    }
  });
});

describe('limits', () => {
  it('refuses filters that no person wrote, at once', async () => {
    const search = (filter: string): Promise<Response> =>
      post('/api/2.0/mlflow/runs/search', JSON.stringify({ experiment_ids: ['0'], filter }));
    for (const filter of [
      '('.repeat(100_000),
      "params.a = 'x",
      `params.a RLIKE '${'(a+)+'.repeat(50)}$'`,
      'NOT '.repeat(50_000),
    ]) {
      const response = await search(filter);
      expect([200, 400]).toContain(response.status);
    }
    expect((await search('('.repeat(100_000))).status).toBe(400);
    await expectAlive();
  });

  it('refuses a batch of 100,001 metrics and a param value of 10 MB is cut', async () => {
    const run = await server.store.runs.create({ experiment_id: '0', user_id: '', start_time: 0, tags: [] });
    const metrics = Array.from({ length: 100_001 }, (_, step) => ({
      key: 'm',
      value: 1,
      timestamp: 1,
      step,
    }));
    const answer = await server.call('POST', '/api/2.0/mlflow/runs/log-batch', {
      run_id: run.info.run_id,
      metrics,
    });
    expect(answer.json).toMatchObject({
      message: expect.stringContaining('at most 1000 metrics. Got 100001 metrics'),
    });
    const param = { run_id: run.info.run_id, key: 'p', value: 'x'.repeat(10_000_000) };
    expect((await server.call('POST', '/api/2.0/mlflow/runs/log-parameter', param)).status).toBe(200);
    expect((await server.store.runs.get(run.info.run_id)).data.params[0]?.value).toHaveLength(6000);
  });
});
