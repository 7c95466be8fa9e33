import { createReadStream, createWriteStream } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * The yardstick for artifacts: a server of Node that does nothing but copy, started as a process of its own.
 * PUT /fsync/… waits until the file has reached the disk, any other PUT does not. Arguments: folder, port.
 */
const [folder = '', port = ''] = process.argv.slice(2);

createServer((request, response) => {
  const { url = '/' } = request;
  const path = join(folder, url.replaceAll(/[^a-z0-9]/gu, '-'));
  const copy =
    request.method === 'PUT'
      ? pipeline(request, createWriteStream(path, { flush: url.startsWith('/fsync/') }))
      : pipeline(createReadStream(path), response);
  copy.then(
    () => response.end(),
    () => response.destroy(),
  );
}).listen(Number(port), '127.0.0.1');
