import { createServer } from 'node:net';

/** A port of 127.0.0.1 that nothing listens on at the moment of asking. */
export function findFreePort(): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  const probe = createServer();
  probe.once('error', reject);
  probe.listen(0, '127.0.0.1', () => {
    const address = probe.address();
    probe.close(() => {
      if (address === null || typeof address === 'string') {
        reject(new Error('The port probe has no address'));
      } else {
        resolve(address.port);
      }
    });
  });
  return promise;
}
