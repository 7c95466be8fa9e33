import { once } from 'node:events';
import type { Server } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Dispatcher } from '@millrace/server';
import type { Log } from '../log/log.ts';
import type { RequestWatch } from '../log/watch-requests.ts';

/** How long requests under way may take after a stop was asked for; then their connections are cut. */
const STOP_MS_MAX = 10_000;
const IDLE_CHECK_MS = 20;

interface Running {
  readonly server: Server;
  readonly dispatcher: Dispatcher;
  readonly requests: RequestWatch;
  readonly log: Log;
  readonly stopMsMax?: number;
}

/**
 * Stops taking connections, lets requests under way end within the limit, then closes the database. Whatever was
 * acknowledged is on the disk already; what is cut off was not acknowledged. After `busy` the process must be ended.
 */
export async function stopServer({
  server,
  dispatcher,
  requests,
  log,
  stopMsMax = STOP_MS_MAX,
}: Running): Promise<'closed' | 'busy'> {
  const closed = once(server, 'close');
  const deadline = AbortSignal.timeout(stopMsMax);
  requests.endConnections();
  server.close();
  const sweep = setInterval(() => server.closeIdleConnections(), IDLE_CHECK_MS);
  const cut = (): void => {
    log.warn({ limit_ms: stopMsMax }, 'requests that were still under way are cut off');
    server.closeAllConnections();
  };
  deadline.addEventListener('abort', cut, { once: true });
  server.closeIdleConnections();
  await closed;
  clearInterval(sweep);
  deadline.removeEventListener('abort', cut);
  const waited = new AbortController();
  const tooLate = delay(stopMsMax, 'late' as const, { signal: waited.signal }).catch(
    () => 'cancelled' as const,
  );
  const outcome = await Promise.race([dispatcher.close(), tooLate]);
  waited.abort();
  if (outcome !== 'late') return 'closed';
  log.warn({ limit_ms: stopMsMax }, 'the database threads are still busy and are not waited for');
  return 'busy';
}
