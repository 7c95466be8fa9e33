import { Agent, request as httpRequest } from 'node:http';

export interface RawRequest {
  readonly method: string;
  /** Path and query exactly as they go over the wire: nothing is resolved or encoded. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

const TIMEOUT_MS = 60_000;

/** One HTTP/1.1 exchange; a connection that was closed between two requests is opened again. */
export async function sendRequest(base: URL, request: RawRequest, agent: Agent): Promise<RawAnswer> {
  try {
    return await exchange(base, request, agent);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ECONNRESET') {
      return exchange(base, request, agent);
    }
    throw error;
  }
}

function exchange(base: URL, request: RawRequest, agent: Agent): Promise<RawAnswer> {
  const { promise, resolve, reject } = Promise.withResolvers<RawAnswer>();
  const headers: Record<string, string> = { ...request.headers };
  if (request.body !== undefined && headers['transfer-encoding'] === undefined) {
    headers['content-length'] = String(request.body.length);
  }
  const outgoing = httpRequest(
    {
      host: base.hostname,
      port: base.port,
      method: request.method,
      path: request.path,
      headers,
      agent,
      timeout: TIMEOUT_MS,
    },
    (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('error', reject);
      incoming.on('end', () => {
        const flat = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
        resolve({
          status: incoming.statusCode ?? 0,
          headers: Object.fromEntries(flat),
          body: Buffer.concat(chunks),
        });
      });
    },
  );
  outgoing.on('timeout', () => outgoing.destroy(new Error(`No answer within ${TIMEOUT_MS} ms`)));
  outgoing.on('error', reject);
  outgoing.end(request.body);
  return promise;
}

export function newAgent(): Agent {
  return new Agent({ keepAlive: true, maxSockets: 32 });
}
