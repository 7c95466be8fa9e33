import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';
import { connect as connectSocket, isIP, type LookupFunction, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { WEBHOOK_RESPONSE_BYTES_MAX } from '@millrace/protocol';
import { connectHost } from './receiver-url.ts';
import { ReceiverError } from './receiver-error.ts';

export interface Post {
  readonly url: URL;
  /** The addresses of the URL's host that may be connected to; no other is. */
  readonly addresses: readonly string[];
  /** Judges the address that was connected to in the end. */
  readonly isAllowed: (address: string) => boolean;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

export interface PostAnswer {
  readonly status: number;
  readonly body: string;
  readonly location: string | undefined;
  readonly retryAfter: string | undefined;
}

/**
 * One POST over a connection of its own: made to the given addresses only, its peer looked at before the first byte
 * goes out, no proxy, no redirect, a bounded answer.
 */
export async function post({ url, addresses, isAllowed, headers, body, signal }: Post): Promise<PostAnswer> {
  const socket = await connect(url, addresses, signal);
  try {
    const peer = socket.remoteAddress ?? 'unknown';
    if (!isAllowed(peer))
      throw new ReceiverError(`The connection led to ${peer}, which is not a public address.`);
    const stream = url.protocol === 'https:' ? await secure(socket, connectHost(url), signal) : socket;
    const content = Buffer.from(body, 'utf8');
    const outgoing = request({
      method: 'POST',
      path: url.pathname + url.search,
      headers: {
        host: url.host,
        ...headers,
        'content-length': String(content.byteLength),
        connection: 'close',
      },
      ...(url.username === '' && url.password === '' ? {} : { auth: credentials(url) }),
      // Without an agent: neither a proxy of the environment nor a kept connection can come in between.
      createConnection: () => stream,
      signal,
    });
    outgoing.on('error', ignore).end(content);
    const [response] = (await once(outgoing, 'response', { signal })) as [IncomingMessage];
    return {
      status: response.statusCode ?? 0,
      body: await readStart(response),
      location: response.headers.location,
      retryAfter: response.headers['retry-after'],
    };
  } finally {
    socket.destroy();
  }
}

async function connect(url: URL, addresses: readonly string[], signal: AbortSignal): Promise<Socket> {
  const lookup: LookupFunction = (_, options, done) => {
    const found = addresses.map((address) => ({ address, family: isIP(address) }));
    if (options.all === true) done(null, found);
    else done(null, found[0]?.address ?? '', found[0]?.family ?? 0);
  };
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  const socket = connectSocket({ host: connectHost(url), port, lookup, autoSelectFamily: true });
  socket.on('error', ignore);
  try {
    await once(socket, 'connect', { signal });
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

async function secure(socket: Socket, host: string, signal: AbortSignal): Promise<Socket> {
  const stream = connectTls({ socket, host, ...(isIP(host) === 0 ? { servername: host } : {}) });
  stream.on('error', ignore);
  await once(stream, 'secureConnect', { signal });
  return stream;
}

/** Whoever waits for an event is told of errors; those that come later concern nobody. */
function ignore(): void {}

/** The beginning of an answer's body; the rest is not waited for. */
async function readStart(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size >= WEBHOOK_RESPONSE_BYTES_MAX) break;
  }
  return Buffer.concat(chunks).subarray(0, WEBHOOK_RESPONSE_BYTES_MAX).toString('utf8').toWellFormed();
}

function credentials(url: URL): string {
  return `${decodeURIComponent(url.username)}:${decodeURIComponent(url.password)}`;
}
