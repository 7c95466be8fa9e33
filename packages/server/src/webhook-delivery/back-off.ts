import { WEBHOOK_PAUSE_MS_MAX } from '@millrace/protocol';

const QUICK_PAUSE_MS = 1000;
const QUICK_PAUSE_MS_MAX = 60_000;
const SLOW_PAUSE_MS = 60_000;

export interface PauseQuestion {
  /** Attempts made so far, at least one. */
  readonly attempts: number;
  /** Retries that follow MLflow's quick rhythm: 1 s, 2 s, 4 s, with up to a second of jitter. */
  readonly quickRetriesMax: number;
  /** From 0 to 1. */
  readonly random: number;
  /** What the receiver asks for. */
  readonly retryAfterMs?: number | undefined;
}

/** How long to wait for the next attempt: the quick retries, then pauses that double up to some hours. */
export function pauseMs({ attempts, quickRetriesMax, random, retryAfterMs = 0 }: PauseQuestion): number {
  const isQuick = attempts <= quickRetriesMax;
  const pause = isQuick
    ? Math.min(QUICK_PAUSE_MS * 2 ** (attempts - 1), QUICK_PAUSE_MS_MAX) + random * 1000
    : Math.min(SLOW_PAUSE_MS * 2 ** (attempts - quickRetriesMax - 1), WEBHOOK_PAUSE_MS_MAX) *
      (0.8 + 0.4 * random);
  return Math.round(Math.min(Math.max(pause, retryAfterMs), WEBHOOK_PAUSE_MS_MAX * 1.2));
}
