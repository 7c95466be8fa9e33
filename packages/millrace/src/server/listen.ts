import { once } from 'node:events';
import type { Server } from 'node:http';
import { createServer, isIPv6 } from 'node:net';
import { CommandError } from '../command-line/command-error.ts';

export interface Address {
  readonly host: string;
  readonly port: number;
}

/** Listens, and returns the port. @throws CommandError that says why it cannot */
export async function listen(
  server: Pick<Server, 'listen' | 'address' | 'once' | 'off'>,
  { host, port }: Address,
): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  server.once('error', reject);
  server.once('listening', resolve);
  server.listen(port, host);
  try {
    await promise;
  } catch (error) {
    throw listenFailure(error as NodeJS.ErrnoException, { host, port });
  } finally {
    server.off('error', reject);
  }
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : port;
}

/**
 * Fails as {@link listen} would, before a database is opened: a second start by mistake must neither make a file
 * nor change the schema under the server that has the port.
 */
export async function requireFreePort(address: Address): Promise<void> {
  if (address.port === 0) return;
  const probe = createServer();
  await listen(probe as unknown as Server, address);
  probe.close();
  await once(probe, 'close');
}

/** `http://host:port`, with brackets around IPv6. */
export function urlOf({ host, port }: Address): string {
  return `http://${isIPv6(host) ? `[${host}]` : host}:${port}`;
}

function listenFailure(error: NodeJS.ErrnoException, { host, port }: Address): CommandError {
  const reasons: Readonly<Record<string, string>> = {
    EADDRINUSE: `Port ${port} of ${host} is taken by another program. Stop it, or choose another port with --port.`,
    EACCES: `This user may not listen on port ${port}. Choose a port above 1023 with --port.`,
    EADDRNOTAVAIL: `${host} is no address of this machine. Choose another with --host.`,
    ENOTFOUND: `The host name ${host} is not known. Choose an address of this machine with --host.`,
    EAI_AGAIN: `The host name ${host} could not be looked up. Choose an address of this machine with --host.`,
  };
  const reason = reasons[error.code ?? ''] ?? `Cannot listen on ${host}, port ${port}: ${error.message}.`;
  return new CommandError(reason, { cause: error });
}
