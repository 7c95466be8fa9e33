import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { sendJson } from './send.ts';

const MEBIBYTE = 1024 * 1024;
let server: Server;

afterEach(() => {
  server.close();
  server.closeAllConnections();
});

/** Sends the bodies as one answer each, and returns the URL. */
async function serve(bodies: Uint8Array[]): Promise<string> {
  const waiting = bodies.values();
  server = createServer((_, response) => {
    const { value: body } = waiting.next();
    sendJson(response, { status: 200, body: body ?? 'none' });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it('frees the memory of a large answer once it is out, and not before', async () => {
  const large = new Uint8Array(8 * MEBIBYTE).map((_, at) => at % 251);
  const expected = large.slice();
  const url = await serve([large]);
  const response = await fetch(url);
  expect(Buffer.from(await response.arrayBuffer()).equals(expected)).toBe(true);
  await expect.poll(() => large.byteLength).toBe(0);
});

it('leaves a small answer to the collector', async () => {
  const small = new Uint8Array([0x7b, 0x7d]);
  const url = await serve([small]);
  expect(await (await fetch(url)).text()).toBe('{}');
  expect(small.byteLength).toBe(2);
});
