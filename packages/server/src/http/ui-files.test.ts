import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { ApiError } from '@millrace/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UiFiles } from './ui-files.ts';

const SCRIPT = 'export const answer = 42;';
let folder: string;
let server: Server;
let url: string;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'millrace-ui-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<base href="/" /></head><script src="assets/a-1.js"></script>');
  const pages = [
    { path: '/e/$id', scripts: ['assets/e-1.js'], styles: ['assets/e-1.css'] },
    { path: '/e/$id/r/$runId', scripts: ['assets/r-1.js'], styles: [] },
  ];
  writeFileSync(join(folder, 'pages.json'), JSON.stringify(pages));
  writeFileSync(join(folder, 'assets', 'a-1.js'), SCRIPT);
  writeFileSync(join(folder, 'assets', 'a-1.js.br'), brotliCompressSync(SCRIPT));
  writeFileSync(join(folder, 'assets', 'live-worker-1.js'), SCRIPT);
  writeFileSync(join(folder, 'icon.svg'), '<svg/>');
  const ui = new UiFiles(folder, '/ml');
  server = createServer((request, response) => {
    void (async () => {
      if (!(await ui.answer(request, response, request.url ?? '/'))) response.writeHead(404).end();
    })().catch((error: unknown) => response.writeHead(ApiError.is(error) ? 404 : 500).end(String(error)));
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(() => {
  server.close();
  server.closeAllConnections();
  rmSync(folder, { recursive: true });
});

const asBrowser = { headers: { accept: 'text/html,application/xhtml+xml' } };

describe('the web UI', () => {
  it('is one page for every address of its own, below the static prefix, where no foreign script runs', async () => {
    for (const path of ['/', '/experiments', '/e/1/r/abc?tab=charts']) {
      const answer = await fetch(url + path, asBrowser);
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-cache']);
      expect(await answer.text()).toContain('<base href="/ml/" />');
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';");
      expect(policy).not.toContain('unsafe');
    }
  });

  it('names in its page what will be wanted at the address', async () => {
    const linksAt = async (path: string): Promise<string[]> =>
      [...(await (await fetch(url + path, asBrowser)).text()).matchAll(/<link .*?>/g)].map(([link]) => link);
    expect(await linksAt('/e/12?tab=charts')).toEqual([
      '<link rel="stylesheet" crossorigin href="./assets/e-1.css">',
      '<link rel="modulepreload" crossorigin href="./assets/e-1.js">',
    ]);
    expect(await linksAt('/e/12/r/abc')).toEqual([
      '<link rel="modulepreload" crossorigin href="./assets/r-1.js">',
    ]);
    expect([await linksAt('/'), await linksAt('/e/'), await linksAt('/e/1/r')]).toEqual([[], [], []]);
    expect((await fetch(`${url}/pages.json`)).status).toBe(404);
  });

  it('gives workers the policy too, which they would not have from the page', async () => {
    const worker = await fetch(`${url}/assets/live-worker-1.js`);
    expect(worker.headers.get('content-security-policy')).toContain("connect-src 'self'");
    expect((await fetch(`${url}/assets/a-1.js`)).headers.get('content-security-policy')).toBeNull();
  });

  it('says that a file is gone when an update took it away', async () => {
    rmSync(join(folder, 'icon.svg'));
    const answer = await fetch(`${url}/icon.svg`);
    expect([answer.status, await answer.text()]).toEqual([
      404,
      expect.stringContaining('restart the server'),
    ]);
  });

  it('sends files compressed as the browser takes them, and hashed ones for ever', async () => {
    const plain = await fetch(`${url}/assets/a-1.js`, { headers: { 'accept-encoding': 'identity' } });
    expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, SCRIPT]);
    const small = await fetch(`${url}/assets/a-1.js`, { headers: { 'accept-encoding': 'gzip, br' } });
    expect([small.headers.get('content-encoding'), await small.text()]).toEqual(['br', SCRIPT]);
    expect(small.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect((await fetch(`${url}/icon.svg`)).headers.get('cache-control')).toBe('no-cache');
  });

  it.runIf(existsSync('/proc/self/fd'))('leaves no file open for a browser that is gone', async () => {
    const ui = new UiFiles(folder, '');
    let fault: unknown;
    const gone = createServer((request, response) => {
      request.socket.destroy();
      response.once('close', () => {
        void ui
          .answer(request, response, '/assets/a-1.js')
          .catch((error: unknown) => void (fault = error))
          .finally(() => gone.close());
      });
    });
    await new Promise<void>((resolve) => void gone.listen(0, '127.0.0.1', resolve));
    const closed = once(gone, 'close');
    await fetch(`http://127.0.0.1:${(gone.address() as AddressInfo).port}/`).catch(() => undefined);
    await closed;
    expect(fault).toBeUndefined();
    const open = readdirSync('/proc/self/fd').flatMap((name) => {
      const path = `/proc/self/fd/${name}`;
      return existsSync(path) ? readlinkSync(path) : [];
    });
    expect(open.filter((path) => path.startsWith(folder))).toEqual([]);
  });

  it('answers neither for a missing file nor for a client that wants no page', async () => {
    for (const path of ['/assets/none.js', '/assets/../index.html', '/index.html.br', '/api/2.0/none']) {
      expect([path, (await fetch(url + path)).status]).toEqual([path, 404]);
    }
    expect((await fetch(`${url}/assets/none.js`, asBrowser)).status).toBe(404);
    const head = await fetch(`${url}/experiments`, { ...asBrowser, method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
  });
});
