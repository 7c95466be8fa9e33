import { Worker } from 'node:worker_threads';
import { type Dispatcher, PortDispatcher, SplitDispatcher } from '@millrace/server';
import type { StoreThreadData } from './thread-data.ts';

/** Memory of a store thread's young generation: small, because thousands of short-lived objects a second need little. */
const RESOURCE_LIMITS = { maxYoungGenerationSizeMb: 64 };

export interface ThreadsOptions {
  readonly readers: number;
  /** Called when a thread ends that nobody asked to end: nothing can be answered any more. */
  onLoss(reason: string): void;
}

/** Starts the writer, which makes or migrates the database; the readers come with the first read. */
export async function startThreads(
  data: Omit<StoreThreadData, 'role'>,
  options: ThreadsOptions,
): Promise<Dispatcher> {
  let isClosing = false;
  const onEnd = (reason: string): void => {
    if (!isClosing) options.onLoss(reason);
  };
  const writer = await start({ ...data, role: 'writer' }, onEnd);
  const split = new SplitDispatcher(writer, async () => {
    const readers = Array.from({ length: options.readers }, () => start({ ...data, role: 'reader' }, onEnd));
    const outcomes = await Promise.allSettled(readers);
    return outcomes.flatMap((outcome) => {
      if (outcome.status === 'fulfilled') return outcome.value;
      onEnd(`A reader could not be started: ${String(outcome.reason)}`);
      return [];
    });
  });
  return {
    dispatch: (call) => split.dispatch(call),
    close: () => {
      isClosing = true;
      return split.close();
    },
  };
}

async function start(data: StoreThreadData, onEnd: (reason: string) => void): Promise<PortDispatcher> {
  const isSource = import.meta.url.endsWith('.ts');
  const file = isSource
    ? new URL('./store-thread.ts', import.meta.url)
    : new URL('./store-thread.js', import.meta.url);
  const worker = new Worker(file, {
    workerData: data,
    resourceLimits: RESOURCE_LIMITS,
    name: `millrace-${data.role}`,
  });
  const dispatcher = await PortDispatcher.start(worker);
  worker.once('error', (error) =>
    onEnd(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  );
  worker.once('exit', (code) => onEnd(`The ${data.role} thread ended with code ${code}.`));
  return dispatcher;
}
