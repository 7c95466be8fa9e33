import { Worker } from 'node:worker_threads';
import { type Dispatcher, PortDispatcher, SplitDispatcher } from '@millrace/server';
import type { StoreThreadData } from './thread-data.ts';

/** Memory of a store thread's young generation: small, because thousands of short-lived objects a second need little. */
const RESOURCE_LIMITS = { maxYoungGenerationSizeMb: 16 };

/** Starts the writer, which makes or migrates the database, and then the readers beside it. */
export async function startThreads(data: Omit<StoreThreadData, 'role'>, readers: number): Promise<Dispatcher> {
  const writer = await start({ ...data, role: 'writer' });
  const started = await Promise.all(Array.from({ length: readers }, () => start({ ...data, role: 'reader' })));
  return new SplitDispatcher(writer, started);
}

function start(data: StoreThreadData): Promise<PortDispatcher> {
  const worker = new Worker(new URL(import.meta.url.endsWith('.ts') ? 'store-thread.ts' : 'store-thread.js', import.meta.url), {
    workerData: data,
    resourceLimits: RESOURCE_LIMITS,
    name: `millrace-${data.role}`,
  });
  return PortDispatcher.start(worker);
}
