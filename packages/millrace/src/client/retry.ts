import { setTimeout as delay } from 'node:timers/promises';
import { RefusalError, UnreachableError } from './client-errors.ts';
import type { Connection } from './connection.ts';
import { waitMs } from './request-policy.ts';

/** Answers that another attempt may turn into a success, as MLflow has them. */
const TRANSIENT_STATUSES: ReadonlySet<number> = new Set([408, 429, 500, 502, 503, 504]);
const TOO_MANY_REQUESTS = 429;

export interface Retryable {
  readonly connection: Connection;
  /** Doing it twice is as good as once. What is not idempotent is tried again only when it was surely not done. */
  readonly isIdempotent: boolean;
}

/** Makes a request until it succeeds, fails for good, or the connection's policy says that it was tried enough. */
export async function withRetries<T>(request: Retryable, attempt: () => Promise<T>): Promise<T> {
  const { policy, notice } = request.connection;
  for (let failures = 1; ; failures += 1) {
    try {
      return await attempt();
    } catch (error) {
      if (failures > policy.retriesMax || !isWorthRetrying(error, request)) throw error;
      const waitingMs = waitMs(policy, { failures, random: Math.random });
      if (waitingMs > 0) {
        const seconds = Math.ceil(waitingMs / 1000);
        notice(
          `${(error as Error).message}\nTrying again in ${seconds} s (${failures} of ${policy.retriesMax}).`,
        );
      }
      await delay(waitingMs);
    }
  }
}

function isWorthRetrying(error: unknown, { isIdempotent }: Retryable): boolean {
  if (error instanceof UnreachableError) return isIdempotent || error.wasNeverSent;
  if (!(error instanceof RefusalError)) return false;
  return isIdempotent ? TRANSIENT_STATUSES.has(error.status) : error.status === TOO_MANY_REQUESTS;
}
