import type { Writable } from 'node:stream';
import { ArtifactError } from '../artifact-error.ts';

/**
 * Writes to a stream with a fixed number of chunks under way, and tells for each when the stream has done with it,
 * so that its buffer can be used again. A stream that fails or closes fails everything that waits.
 */
export class WriteQueue {
  readonly #target: Writable;
  readonly #chunksMax: number;
  #underWay = 0;
  #failure: ArtifactError | undefined;
  #wake: (() => void) | undefined;

  constructor(target: Writable, chunksMax: number) {
    this.#target = target;
    this.#chunksMax = chunksMax;
    target.on('error', this.#onError);
    target.on('close', this.#onClose);
    if (target.destroyed) this.#onClose();
  }

  /** Hands a chunk to the stream. `done` is called when its bytes are no longer needed. */
  push(chunk: Uint8Array, done: () => void): void {
    this.#underWay += 1;
    this.#target.write(chunk, (error) => {
      this.#underWay -= 1;
      if (error) this.#fail(error);
      done();
      this.#wake?.();
    });
  }

  /** Waits until another chunk may be pushed. @throws ArtifactError `aborted` when the stream has failed */
  hasRoom(): Promise<void> {
    return this.#wait(this.#chunksMax - 1);
  }

  /** Waits until all is written. @throws ArtifactError `aborted` when the stream has failed */
  isEmpty(): Promise<void> {
    return this.#wait(0);
  }

  /** Takes the listeners off the stream. */
  detach(): void {
    this.#target.off('error', this.#onError);
    this.#target.off('close', this.#onClose);
  }

  async #wait(underWayMax: number): Promise<void> {
    while (this.#failure === undefined && this.#underWay > underWayMax) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    if (this.#failure !== undefined) throw this.#failure;
  }

  readonly #onError = (error: Error): void => this.#fail(error);
  readonly #onClose = (): void => this.#fail(undefined);

  #fail(cause: Error | undefined): void {
    this.#failure ??= new ArtifactError('aborted', 'The receiver of the artifact went away', { cause });
    this.#wake?.();
  }
}
