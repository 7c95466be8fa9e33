import { Worker } from 'node:worker_threads';
import type { ArtifactStores } from '@millrace/artifacts';
import { type Dispatcher, PortDispatcher, SplitDispatcher } from '@millrace/server';
import type { Changes } from '@millrace/store';
import type { StoreThreadData } from './thread-data.ts';

/** Memory of a store thread's young generation: small, because thousands of short-lived objects a second need little. */
const RESOURCE_LIMITS = { maxYoungGenerationSizeMb: 64 };

export interface ThreadsOptions {
  readonly readers: number;
  readonly artifacts: ArtifactStores;
  onChanges(changes: Changes): void;
  /** Called when a thread ends that nobody asked to end: nothing can be answered any more. */
  onLoss(reason: string): void;
  /** Called when point reads cannot be answered in this thread: they are slower, and nothing else is lost. */
  onDetour(reason: string): void;
}

/** Starts the writer, which makes or migrates the database; what reads comes with the first read. */
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
  const startReaders = async (): Promise<Dispatcher[]> => {
    const readers = Array.from({ length: options.readers }, () => start({ ...data, role: 'reader' }, events));
    const outcomes = await Promise.allSettled(readers);
    return outcomes.flatMap((outcome) => {
      if (outcome.status === 'fulfilled') return outcome.value;
      onEnd(`A reader could not be started: ${String(outcome.reason)}`);
      return [];
    });
  };
  const openPointReader = async (): Promise<Dispatcher | undefined> => {
    try {
      return await openHere({ ...data, role: 'reader' }, options.artifacts);
    } catch (error) {
      options.onDetour(String(error));
      return undefined;
    }
  };
  const split = new SplitDispatcher({ writer, startReaders, openPointReader });
  return {
    dispatch: (call) => split.dispatch(call),
    close: () => {
      isClosing = true;
      return split.close();
    },
  };
}

/** A connection of the calling thread. Loaded when it is needed: a server that idles keeps no code of it. */
async function openHere(data: StoreThreadData, artifacts: ArtifactStores): Promise<Dispatcher> {
  const { openApplication } = await import('./open-application.ts');
  // A reader waits for a lock; this thread has more to do.
  const { application, store } = openApplication(data, { artifacts, busyTimeoutMs: 0 });
  return { dispatch: (call) => application.dispatch(call), close: () => store.close() };
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
