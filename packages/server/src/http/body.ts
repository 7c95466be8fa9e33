import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
// Loaded with the first compressed body: few clients send one, and it takes 2 MB.
import type * as Zlib from 'node:zlib';
import { ApiError, invalidParameter, REQUEST_BODY_BYTES_MAX } from '@millrace/protocol';

const LIMIT = { maxOutputLength: REQUEST_BODY_BYTES_MAX };
const DECODERS: Readonly<Record<string, (zlib: typeof Zlib, body: Buffer) => Promise<Buffer>>> = {
  gzip: ({ gunzip }, body) => promisify(gunzip)(body, LIMIT),
  deflate: ({ inflate }, body) => promisify(inflate)(body, LIMIT),
  br: ({ brotliDecompress }, body) => promisify(brotliDecompress)(body, LIMIT),
};

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Reads a body of limited size. A larger one is refused as soon as it is known to be larger. */
export function readBody(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    if (Number(request.headers['content-length'] ?? 0) > REQUEST_BODY_BYTES_MAX) {
      reject(bodyTooLarge());
      return;
    }
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > REQUEST_BODY_BYTES_MAX) {
        request.removeAllListeners('data');
        reject(bodyTooLarge());
      } else chunks.push(chunk);
    });
    request.on('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    request.on('error', () =>
      reject(new ApiError('BAD_REQUEST', 'The connection ended before the request was complete.')),
    );
  });
}

/** What is read of a refused body, in bytes, and how long nothing may come, before the connection is closed. */
const DISCARDED_BYTES_MAX = REQUEST_BODY_BYTES_MAX;
const DISCARD_PAUSE_MS_MAX = 1000;

/** Reads a body that nobody wants to its end, or as far as the limits go. */
export function discardBody(request: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      request.off('data', count);
      request.pause();
      resolve();
    };
    const timer = setTimeout(finish, DISCARD_PAUSE_MS_MAX);
    let size = 0;
    const count = (chunk: Buffer): void => {
      size += chunk.length;
      if (size > DISCARDED_BYTES_MAX) finish();
      else timer.refresh();
    };
    request.on('data', count);
    for (const event of ['end', 'close', 'error']) request.once(event, finish);
    request.resume();
  });
}

/** The text of a JSON body, inflated first when it is compressed; what it inflates to is limited, too. */
export async function bodyText(body: Buffer, encoding: string | undefined): Promise<string> {
  if (body.length === 0) return '';
  if (encoding === undefined || encoding === 'identity') return decode(body);
  const inflateBody = DECODERS[encoding.trim().toLowerCase()];
  if (inflateBody === undefined) throw invalidParameter(`Content-Encoding '${encoding}' is not supported.`);
  try {
    return decode(await inflateBody(await import('node:zlib'), body));
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw bodyTooLarge();
    throw ApiError.is(error) ? error : invalidParameter(`The request body is not valid ${encoding} data.`);
  }
}

/** The bytes of a body, inflated first when it is compressed; `deflate` may lack its header, as some clients send it. */
export async function bodyBytes(body: Buffer, encoding: string | undefined): Promise<Uint8Array> {
  const name = encoding?.trim().toLowerCase() ?? 'identity';
  if (name === 'identity' || name === '') return body;
  const zlib = await import('node:zlib');
  try {
    if (name === 'gzip') return await promisify(zlib.gunzip)(body, LIMIT);
    if (name === 'deflate') return await inflateEither(zlib, body);
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw bodyTooLarge();
    throw invalidParameter(`Failed to decompress ${name} payload`);
  }
  throw invalidParameter(`Unsupported Content-Encoding: ${name}`);
}

async function inflateEither({ inflate, inflateRaw }: typeof Zlib, body: Buffer): Promise<Buffer> {
  try {
    return await promisify(inflate)(body, LIMIT);
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw error;
    return promisify(inflateRaw)(body, LIMIT);
  }
}

function bodyTooLarge(): ApiError {
  return new ApiError(
    'REQUEST_TOO_LARGE',
    `The request body is larger than ${REQUEST_BODY_BYTES_MAX} bytes.`,
  );
}

function decode(body: Buffer): string {
  try {
    return utf8.decode(body);
  } catch {
    throw invalidParameter('The request body is not valid UTF-8.');
  }
}

/** MLflow's check: POST and PUT must say that they send JSON. */
export function checkContentType(method: string, contentType: string | undefined): void {
  if (method !== 'POST' && method !== 'PUT') return;
  if (contentType === undefined) throw invalidParameter('Bad Request. Content-Type header is missing.');
  const [type = ''] = contentType.split(';');
  if (type.trim().toLowerCase() === 'application/json') return;
  throw invalidParameter("Bad Request. Content-Type must be one of ['application/json'].");
}
