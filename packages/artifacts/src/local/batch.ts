import { ArtifactError } from '../artifact-error.ts';

/** Bytes gathered before they are written in one call; as many again may be on their way to the disk. */
const batchBytesMin = 512 * 1024;
/** Chunks in one vectored write: what Linux takes at once. */
const batchChunksMax = 1024;

/** Chunks of a source, gathered until they are worth a write. Disposing lets go of the source, ended or not. */
export interface Batches extends Disposable {
  /**
   * The next chunks; undefined at the end.
   *
   * @throws ArtifactError `incomplete-upload` when the source fails, `aborted` when the signal has fired
   */
  take(): Promise<Uint8Array[] | undefined>;
}

/** Chunks that are gathered for one write, and the count of all that have passed. */
export class Batch {
  readonly #announced: number | undefined;
  #chunks: Uint8Array[] = [];
  #bytes = 0;
  #passed = 0;

  /** @param announced number of bytes that there will be; undefined when it is not known */
  constructor(announced: number | undefined) {
    this.#announced = announced;
  }

  /** @throws ArtifactError `incomplete-upload` for a byte too many; TypeError for what is no bytes */
  add(chunk: unknown): void {
    if (!(chunk instanceof Uint8Array)) throw new TypeError('An artifact source yields Uint8Array chunks');
    this.#chunks.push(chunk);
    this.#bytes += chunk.byteLength;
    this.#passed += chunk.byteLength;
    if (this.#announced !== undefined && this.#passed > this.#announced) {
      throw wrongSize(this.#announced, `more than ${this.#announced}`);
    }
  }

  /** To be called at the end. @throws ArtifactError `incomplete-upload` when bytes are missing */
  requireComplete(): void {
    if (this.#announced !== undefined && this.#passed < this.#announced) {
      throw wrongSize(this.#announced, String(this.#passed));
    }
  }

  /** Whether there is enough for a write. */
  get isFull(): boolean {
    return this.#bytes >= batchBytesMin || this.#chunks.length >= batchChunksMax;
  }

  /** Takes what is there, leaving none; undefined when nothing is. */
  takeAll(): Uint8Array[] | undefined {
    if (this.#chunks.length === 0) return undefined;
    const chunks = this.#chunks;
    this.#chunks = [];
    this.#bytes = 0;
    return chunks;
  }
}

/** Why no more comes from a source that broke off. */
export function brokenOff(cause: unknown): ArtifactError {
  if (ArtifactError.is(cause)) return cause;
  return new ArtifactError('incomplete-upload', 'The upload ended before it was complete', { cause });
}

/** Why no more is taken from a source. */
export function abortedBy(signal: AbortSignal): ArtifactError {
  return new ArtifactError('aborted', 'The upload was aborted', { cause: signal.reason });
}

function wrongSize(announced: number, received: string): ArtifactError {
  return new ArtifactError(
    'incomplete-upload',
    `The upload is not what was announced: ${announced} bytes announced, ${received} received`,
  );
}
