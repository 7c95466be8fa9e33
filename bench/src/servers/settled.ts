import { setTimeout as delay } from 'node:timers/promises';
import type { BenchServer } from './bench-server.ts';

const LOOK_MS = 500;
const WAIT_MS_MAX = 30_000;
/** Part of a core. */
const QUIET_MAX = 0.03;

/** Waits until the server has done its housekeeping after data came in, so that none of it is counted for a question. */
export async function settled(server: BenchServer): Promise<void> {
  const endsAtMs = performance.now() + WAIT_MS_MAX;
  let quietLooks = 0;
  while (quietLooks < 2) {
    if (performance.now() > endsAtMs) throw new Error(`${server.target} does not come to rest`);
    const before = server.cpuSeconds();
    await delay(LOOK_MS);
    quietLooks = server.cpuSeconds() - before <= (QUIET_MAX * LOOK_MS) / 1000 ? quietLooks + 1 : 0;
  }
}
