import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { findFreePort } from '@millrace/testkit';

/** Receivers of webhooks: one as it should be, and others as bad as they come. */
export interface Receivers {
  /** Answers at once. */
  readonly answeringUrl: string;
  /** Takes connections and what is sent, and never answers. */
  readonly silentUrl: string;
  /** Nobody listens there. */
  readonly deadUrl: string;
  /** Connections that the silent one has taken. */
  connections(): number;
  close(): Promise<unknown>;
}

export async function startReceivers(): Promise<Receivers> {
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    socket.on('error', () => socket.destroy());
    socket.resume();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  server.unref();
  const { port } = server.address() as AddressInfo;
  const answering = new Worker(new URL('./answering-receiver.ts', import.meta.url));
  const [answeringPort] = (await once(answering, 'message')) as [number];
  return {
    answeringUrl: `http://127.0.0.1:${answeringPort}`,
    silentUrl: `http://127.0.0.1:${port}/silent`,
    deadUrl: `http://127.0.0.1:${await findFreePort()}/dead`,
    connections: () => connections,
    close: () => {
      server.close();
      return answering.terminate();
    },
  };
}
