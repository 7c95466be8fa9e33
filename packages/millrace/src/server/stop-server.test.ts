import { once } from 'node:events';
import { Agent, createServer, get, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { Log } from '../log/log.ts';
import { watchRequests } from '../log/watch-requests.ts';
import { stopServer } from './stop-server.ts';

let server: Server;
afterEach(() => server.closeAllConnections());

/** A server with such a handler, and how to stop it. */
async function start(handler: RequestListener, close: () => Promise<void> = () => Promise.resolve()) {
  server = createServer(handler).listen(0, '127.0.0.1');
  await once(server, 'listening');
  let written = '';
  const write = (line: string): void => void (written += line);
  const log = new Log({ level: 'warn', format: 'text', nowMs: () => 0, write });
  const requests = watchRequests(server, log);
  const dispatcher = { dispatch: () => Promise.reject(new Error('unused')), close };
  return {
    port: (server.address() as AddressInfo).port,
    stop: (stopMsMax: number) => stopServer({ server, dispatcher, requests, log, stopMsMax }),
    log: () => written,
  };
}

const neverEnding = (): Promise<void> => new Promise(() => undefined);

it('cuts off what is not answered within the limit, says so, and closes the database', async () => {
  let isClosed = false;
  const { port, stop, log } = await start(
    () => undefined,
    async () => void (isClosed = true),
  );
  const asked = fetch(`http://127.0.0.1:${port}/`).then(
    () => 'answered',
    () => 'cut off',
  );
  await once(server, 'request');
  expect(await stop(100)).toBe('closed');
  expect(await asked).toBe('cut off');
  expect(log()).toContain('cut off');
  expect(isClosed).toBe(true);
});

it('answers what is under way as the last of its connection, so that no client is cut off by surprise', async () => {
  const { port, stop, log } = await start((_, response) => void setTimeout(() => response.end('x'), 50));
  const agent = new Agent({ keepAlive: true });
  const asked = once(get({ port, host: '127.0.0.1', agent }), 'response');
  await once(server, 'request');
  const stopped = stop(3000);
  const [response] = (await asked) as [IncomingMessage];
  response.resume();
  expect([response.statusCode, response.headers.connection]).toEqual([200, 'close']);
  expect(await stopped).toBe('closed');
  expect(log()).toBe('');
  agent.destroy();
});

it('ends streams of events, which have no end of their own, at once', async () => {
  const { port, stop, log } = await start((_, response) => {
    response.setHeader('content-type', 'text/event-stream');
    response.writeHead(200);
    response.write(':\n\n');
  });
  const answer = await fetch(`http://127.0.0.1:${port}/`);
  expect(await stop(5000)).toBe('closed');
  expect(await answer.text()).toBe(':\n\n');
  expect(log()).toBe('');
});

it('does not wait for database threads that do not end', async () => {
  const { stop } = await start(() => undefined, neverEnding);
  expect(await stop(50)).toBe('busy');
});
