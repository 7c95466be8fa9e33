import type { Readable } from 'node:stream';
import { abortedBy, Batch, type Batches, brokenOff } from './batch.ts';
import type { ArtifactError } from '../artifact-error.ts';
import type { PutOptions } from '../artifact-store.ts';

/**
 * Batches of a Readable, by its events: an async iterator takes half as long again for an upload. The stream is
 * paused while a full batch waits, and left paused and alive at the end: a request whose upload is refused still
 * needs its socket for the answer.
 */
export class StreamBatches implements Batches {
  readonly #source: Readable;
  readonly #signal: AbortSignal | undefined;
  readonly #batch: Batch;
  #hasEnded = false;
  #failure: ArtifactError | undefined;
  #wake: (() => void) | undefined;

  constructor(source: Readable, { sizeBytes, signal }: PutOptions) {
    this.#source = source;
    this.#signal = signal;
    this.#batch = new Batch(sizeBytes);
    this.#hasEnded = source.readableEnded;
    signal?.addEventListener('abort', this.#onAbort, { once: true });
    source.pause();
    source.on('end', this.#onEnd).on('error', this.#fail).on('close', this.#onClose).on('data', this.#onData);
    if (signal?.aborted === true) this.#onAbort();
    if (source.destroyed) this.#onClose();
  }

  async take(): Promise<Uint8Array[] | undefined> {
    while (this.#failure === undefined && !this.#hasEnded && !this.#batch.isFull) {
      this.#source.resume();
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if (this.#failure !== undefined) throw this.#failure;
    if (this.#hasEnded) this.#batch.requireComplete();
    else this.#source.resume();
    return this.#batch.takeAll();
  }

  [Symbol.dispose](): void {
    const source = this.#source;
    this.#signal?.removeEventListener('abort', this.#onAbort);
    source.off('end', this.#onEnd).off('close', this.#onClose).off('data', this.#onData);
    // The listener for errors stays on a stream that is not finished: its later failure concerns nobody.
    if (this.#hasEnded) source.off('error', this.#fail);
    else source.pause();
  }

  readonly #onData = (chunk: unknown): void => {
    try {
      this.#batch.add(chunk);
    } catch (error) {
      this.#fail(error);
    }
    if (!this.#batch.isFull) return;
    this.#source.pause();
    this.#wake?.();
  };

  readonly #onEnd = (): void => {
    this.#hasEnded = true;
    this.#wake?.();
  };

  readonly #onClose = (): void => {
    if (!this.#hasEnded) this.#fail(this.#source.errored);
  };

  readonly #onAbort = (): void => {
    if (this.#signal !== undefined) this.#fail(abortedBy(this.#signal));
  };

  readonly #fail = (cause: unknown): void => {
    this.#failure ??= brokenOff(cause);
    this.#wake?.();
  };
}
