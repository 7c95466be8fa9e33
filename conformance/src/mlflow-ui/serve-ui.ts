import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';

export interface UiServer {
  readonly url: string;
  close(): Promise<void>;
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
};

/**
 * Serves MLflow's built web UI, as its Python package brings it, and passes every other request to a server: what
 * the UI asks is answered by Millrace.
 */
export async function serveMlflowUi(buildFolder: string, backend: string): Promise<UiServer> {
  const server = createServer((request, response) => {
    const file = fileOf(buildFolder, new URL(request.url ?? '/', backend).pathname);
    if (file === undefined) pass(request, response, backend);
    else {
      response.setHeader('content-type', MEDIA_TYPES[path.extname(file)] ?? 'application/octet-stream');
      createReadStream(file).pipe(response);
    }
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function fileOf(folder: string, pathname: string): string | undefined {
  if (pathname === '/') return path.join(folder, 'index.html');
  if (!pathname.startsWith('/static-files/')) return undefined;
  const file = path.join(folder, path.normalize(decodeURIComponent(pathname.slice('/static-files'.length))));
  return file.startsWith(folder) && existsSync(file) && statSync(file).isFile() ? file : undefined;
}

function pass(request: IncomingMessage, response: ServerResponse, backend: string): void {
  const target = new URL(request.url ?? '/', backend);
  const headers = { ...request.headers, host: target.host };
  // The UI's page and the server are one place for a user; here they have two ports.
  delete headers.origin;
  const onward = forward(target, { method: request.method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  onward.on('error', () => response.destroy());
  request.pipe(onward);
}
