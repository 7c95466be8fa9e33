import { connect, type Socket } from 'node:net';
import { type Answer, ResponseReader } from './response-reader.ts';

interface Pending {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: Error) => void;
}

/** One keep-alive connection that carries one request at a time. */
export class Connection {
  readonly #socket: Socket;
  readonly #reader = new ResponseReader();
  #pending: Pending | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.#receive(chunk));
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('The server closed the connection')));
  }

  /** Connects to a port of 127.0.0.1. */
  static open(port: number): Promise<Connection> {
    const { promise, resolve, reject } = Promise.withResolvers<Connection>();
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(new Connection(socket));
    });
    return promise;
  }

  /** Sends a request and waits for its answer; rejects when the connection breaks first. */
  exchange(request: Buffer): Promise<Answer> {
    const { promise, resolve, reject } = Promise.withResolvers<Answer>();
    if (this.#socket.destroyed) {
      reject(new Error('The connection is closed'));
      return promise;
    }
    this.#pending = { resolve, reject };
    this.#socket.write(request);
    return promise;
  }

  /** True once either side has closed it; uvicorn does so after five idle seconds. */
  get isClosed(): boolean {
    return this.#socket.destroyed || this.#socket.readableEnded;
  }

  close(): void {
    this.#socket.destroy();
  }

  #receive(chunk: Buffer): void {
    const answer = this.#reader.push(chunk);
    if (answer !== undefined) {
      const pending = this.#pending;
      this.#pending = undefined;
      pending?.resolve(answer);
    }
  }

  #fail(error: Error): void {
    const pending = this.#pending;
    this.#pending = undefined;
    pending?.reject(error);
  }
}

/** Opens several connections, hands them to `use` and closes them whatever happens. */
export async function withConnections<T>(
  port: number,
  count: number,
  use: (connections: readonly Connection[]) => Promise<T>,
): Promise<T> {
  const connections = await Promise.all(Array.from({ length: count }, () => Connection.open(port)));
  try {
    return await use(connections);
  } finally {
    for (const connection of connections) {
      connection.close();
    }
  }
}
