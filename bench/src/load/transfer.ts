import { request } from 'node:http';
import { checkEqual } from '../check.ts';
import { seededRandom } from '../data/random.ts';

export interface Transfer {
  readonly bytes: number;
  readonly seconds: number;
}

const CHUNK_BYTES = 1024 * 1024;
const PATTERN = makePattern();

/** Bytes that do not compress, made once; the blob is this chunk over and over. */
function makePattern(): Buffer {
  const random = seededRandom(1);
  const words = Uint32Array.from({ length: CHUNK_BYTES / 4 }, () => random() * 2 ** 32);
  return Buffer.from(words.buffer);
}

/** The chunk that every blob of this bench consists of. */
export function blobChunk(): Buffer {
  return PATTERN;
}

/** PUTs a blob of `mebibytes` and waits for the answer. */
export function upload(url: string, mebibytes: number): Promise<Transfer> {
  const { promise, resolve, reject } = Promise.withResolvers<Transfer>();
  const bytes = mebibytes * CHUNK_BYTES;
  const startedAtMs = performance.now();
  const outgoing = request(url, {
    method: 'PUT',
    headers: { 'content-length': bytes, 'content-type': 'application/octet-stream' },
  });
  outgoing.once('error', reject);
  outgoing.once('response', (response) => {
    response.resume();
    response.once('error', reject);
    response.once('end', () => {
      if (response.statusCode === 200) {
        resolve({ bytes, seconds: (performance.now() - startedAtMs) / 1000 });
      } else {
        reject(new Error(`The upload was refused: ${response.statusCode}`));
      }
    });
  });
  let left = mebibytes;
  const write = (): void => {
    while (left > 0) {
      left -= 1;
      if (!outgoing.write(PATTERN)) {
        outgoing.once('drain', write);
        return;
      }
    }
    outgoing.end();
  };
  write();
  return promise;
}

/** GETs a blob, counts its bytes and throws them away. */
export function download(url: string, mebibytes: number): Promise<Transfer> {
  const { promise, resolve, reject } = Promise.withResolvers<Transfer>();
  const startedAtMs = performance.now();
  const outgoing = request(url, { method: 'GET' });
  outgoing.once('error', reject);
  outgoing.once('response', (response) => {
    let bytes = 0;
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    response.once('error', reject);
    response.once('end', () => {
      try {
        checkEqual('status of the download', response.statusCode ?? 0, 200);
        checkEqual('bytes of the download', bytes, mebibytes * CHUNK_BYTES);
        resolve({ bytes, seconds: (performance.now() - startedAtMs) / 1000 });
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
  });
  outgoing.end();
  return promise;
}
