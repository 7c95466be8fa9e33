import type { BenchServer } from './bench-server.ts';
import { rssBytesOf, treeOf } from './process-tree.ts';

const SAMPLE_INTERVAL_MS = 50;

/** Runs `work` and returns the largest resident memory of the server's tree meanwhile, and before it. */
export async function peakRss(
  server: BenchServer,
  work: () => Promise<void>,
): Promise<{ idleBytes: number; peakBytes: number }> {
  const pids = treeOf(server.pid);
  const idleBytes = rssBytesOf(pids);
  let peakBytes = idleBytes;
  const timer = setInterval(() => {
    peakBytes = Math.max(peakBytes, rssBytesOf(pids));
  }, SAMPLE_INTERVAL_MS);
  try {
    await work();
  } finally {
    clearInterval(timer);
  }
  return { idleBytes, peakBytes: Math.max(peakBytes, rssBytesOf(pids)) };
}
