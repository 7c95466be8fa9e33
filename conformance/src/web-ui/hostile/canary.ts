import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page that does all that ours must not do, to show that it would be noticed. */
export const CONTROL_PAGE = '/control';
const CONTROL = "<script>window.hostile=1;fetch('/noticed');alert(1)</script>";

/** A server elsewhere that no page may reach. */
export interface Canary {
  readonly url: string;
  /** What it was asked since it was last looked at. */
  readonly taken: () => string[];
  readonly close: () => Promise<void>;
}

export async function openCanary(): Promise<Canary> {
  let heard: string[] = [];
  const server = createServer((request, response) => {
    heard.push(request.url ?? '');
    const isControl = request.url === CONTROL_PAGE;
    const headers = {
      'access-control-allow-origin': '*',
      ...(isControl ? { 'content-type': 'text/html' } : {}),
    };
    response.writeHead(200, headers).end(isControl ? CONTROL : undefined);
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken: () => {
      const taken = heard;
      heard = [];
      return taken;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
