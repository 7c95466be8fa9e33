import { Worker } from 'node:worker_threads';
import { type Dispatcher, PortDispatcher, SplitDispatcher } from '@millrace/server';
import type { Changes } from '@millrace/store';
import type { StoreThreadData } from './thread-data.ts';

/** Memory of a store thread's young generation: small, because thousands of short-lived objects a second need little. */
const RESOURCE_LIMITS = { maxYoungGenerationSizeMb: 64 };

export interface ThreadsOptions {
  readonly readers: number;
  onChanges(changes: Changes): void;
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
  const events: Events = { onEnd, onChanges: (changes) => options.onChanges(changes) };
  const writer = await start({ ...data, role: 'writer' }, events);
  const split = new SplitDispatcher(writer, async () => {
    const readers = Array.from({ length: options.readers }, () => start({ ...data, role: 'reader' }, events));
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

interface Events {
  onEnd(reason: string): void;
  onChanges(changes: Changes): void;
}

async function start(data: StoreThreadData, events: Events): Promise<PortDispatcher> {
  const isSource = import.meta.url.endsWith('.ts');
  const file = isSource
    ? new URL('./store-thread.ts', import.meta.url)
    : new URL('./store-thread.js', import.meta.url);
  const worker = new Worker(file, {
    workerData: data,
    resourceLimits: RESOURCE_LIMITS,
    name: `millrace-${data.role}`,
  });
  const dispatcher = await PortDispatcher.start(worker, (changes) => events.onChanges(changes));
  worker.once('error', (error) =>
    events.onEnd(error instanceof Error ? (error.stack ?? error.message) : String(error)),
  );
  worker.once('exit', (code) => events.onEnd(`The ${data.role} thread ended with code ${code}.`));
  return dispatcher;
}
