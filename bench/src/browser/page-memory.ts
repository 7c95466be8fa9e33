import type { CDPSession } from 'playwright-core';

/** What a page keeps: objects, and the buffers behind typed arrays, after what nobody needs is gone. */
export async function pageMemoryBytes(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const usage: { usedSize: number; backingStorageSize?: number } = await session.send('Runtime.getHeapUsage');
  return usage.usedSize + (usage.backingStorageSize ?? 0);
}
