import type { PutOptions } from '../artifact-store.ts';
import { abortedBy, Batch, type Batches, brokenOff } from './batch.ts';

/** Batches of any async iterable. Its chunks are kept until they are written: it must not reuse their memory. */
export class IterableBatches implements Batches {
  readonly #chunks: AsyncIterator<unknown>;
  readonly #signal: AbortSignal | undefined;
  readonly #batch: Batch;
  #hasEnded = false;

  constructor(source: AsyncIterable<Uint8Array>, { sizeBytes, signal }: PutOptions) {
    this.#chunks = source[Symbol.asyncIterator]();
    this.#signal = signal;
    this.#batch = new Batch(sizeBytes);
  }

  async take(): Promise<Uint8Array[] | undefined> {
    while (!this.#hasEnded && !this.#batch.isFull) {
      const result = await this.#next();
      if (result.done === true) this.#hasEnded = true;
      else this.#batch.add(result.value);
    }
    if (this.#hasEnded) this.#batch.requireComplete();
    return this.#batch.takeAll();
  }

  [Symbol.dispose](): void {
    if (this.#hasEnded) return;
    // Lets a generator clean up. Not waited for: one that hangs in an await would never answer.
    this.#chunks.return?.().catch(() => {});
  }

  async #next(): Promise<IteratorResult<unknown>> {
    const signal = this.#signal;
    const { promise: aborted, reject } = Promise.withResolvers<never>();
    const onAbort = (): void => {
      if (signal !== undefined) reject(abortedBy(signal));
    };
    if (signal?.aborted === true) onAbort();
    signal?.addEventListener('abort', onAbort, { once: true });
    try {
      return await Promise.race([aborted, this.#chunks.next()]);
    } catch (error) {
      throw brokenOff(error);
    } finally {
      signal?.removeEventListener('abort', onAbort);
    }
  }
}
