import { Worker } from 'node:worker_threads';

/** What a background thread does. */
export interface BackgroundLoop {
  readonly kind: 'download' | 'search';
  readonly port: number;
  /** The address of a file, or the id of an experiment. */
  readonly subject: string;
  /** Size of the file. */
  readonly mebibytes: number;
  readonly counter: SharedArrayBuffer;
}

export interface RunningLoop {
  /** Rounds that were completed so far. */
  rounds(): number;
  stop(): Promise<void>;
}

/** Starts a loop in a thread of its own. */
export function startLoop(loop: Omit<BackgroundLoop, 'counter'>): RunningLoop {
  const counter = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
  const worker = new Worker(new URL('background.ts', import.meta.url), { workerData: { ...loop, counter } });
  let failure: unknown;
  worker.once('error', (error) => {
    failure = error;
  });
  return {
    rounds: () => Atomics.load(new Int32Array(counter), 0),
    stop: async () => {
      await worker.terminate();
      if (failure instanceof Error) {
        throw failure;
      }
    },
  };
}
