import type { FileHandle } from 'node:fs/promises';
import { Readable, type Writable } from 'node:stream';
import { ArtifactError } from '../artifact-error.ts';
import type { OpenArtifact } from '../artifact-store.ts';
import type { ByteRange } from '../byte-range.ts';
import { asArtifactError } from './system-error.ts';
import { WriteQueue } from './write-queue.ts';

/** Bytes read from the disk at a time. */
const readChunkBytes = 256 * 1024;
/** Buffers of a transfer: one being read into while the others are on their way. */
const transferBuffersMax = 3;

/** What a LocalArtifactStore's `open` returns: a descriptor, read by position. */
export class OpenFile implements OpenArtifact {
  readonly size: number;
  readonly mtimeMs: number;
  readonly etag: string;
  readonly #handle: FileHandle;
  #isTaken = false;
  #closing: Promise<void> | undefined;

  constructor(
    handle: FileHandle,
    facts: { readonly size: number; readonly mtimeMs: number; readonly etag: string },
  ) {
    this.#handle = handle;
    this.size = facts.size;
    this.mtimeMs = facts.mtimeMs;
    this.etag = facts.etag;
  }

  stream(range?: ByteRange): Readable {
    return new FileStream(this, this.#take(range));
  }

  async transfer(target: Writable, range?: ByteRange): Promise<void> {
    const { start, end } = this.#take(range);
    const queue = new WriteQueue(target, transferBuffersMax);
    try {
      const bufferBytes = Math.min(readChunkBytes, end - start);
      const free: Uint8Array[] = [];
      for (let position = start; position < end;) {
        await queue.hasRoom();
        const buffer = free.pop() ?? Buffer.allocUnsafeSlow(bufferBytes);
        const chunk = await this.read(buffer, position, end);
        queue.push(chunk, () => free.push(buffer));
        position += chunk.byteLength;
      }
      await queue.isEmpty();
    } finally {
      queue.detach();
      await this.close();
    }
  }

  close(): Promise<void> {
    this.#closing ??= this.#handle.close();
    return this.#closing;
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** Fills a part of `buffer` from `position`; at least one byte, none from `end` on. */
  async read(buffer: Uint8Array, position: number, end: number): Promise<Uint8Array> {
    try {
      const length = Math.min(buffer.byteLength, end - position);
      const { bytesRead } = await this.#handle.read(buffer, 0, length, position);
      if (bytesRead > 0) return buffer.subarray(0, bytesRead);
    } catch (error) {
      throw asArtifactError(error);
    }
    throw new ArtifactError('storage-failure', 'The artifact became shorter while it was being read');
  }

  #take(range: ByteRange | undefined): ByteRange {
    const { start, end } = range ?? { start: 0, end: this.size };
    if (start < 0 || end > this.size || start > end)
      throw new RangeError(`No bytes ${start} to ${end} in ${this.size}`);
    if (this.#isTaken) throw new Error('An open artifact is streamed or transferred once');
    this.#isTaken = true;
    return { start, end };
  }
}

/** Each chunk has a buffer of its own, since nobody tells when the reader has done with it. */
class FileStream extends Readable {
  readonly #file: OpenFile;
  readonly #end: number;
  #position: number;

  constructor(file: OpenFile, range: ByteRange) {
    super({ highWaterMark: readChunkBytes });
    this.#file = file;
    this.#position = range.start;
    this.#end = range.end;
  }

  override _read(): void {
    if (this.#position >= this.#end) this.push(null);
    else void this.#advance();
  }

  override _destroy(error: Error | null, callback: (error?: Error | null) => void): void {
    void this.#close(error, callback);
  }

  async #advance(): Promise<void> {
    try {
      const buffer = Buffer.allocUnsafeSlow(Math.min(readChunkBytes, this.#end - this.#position));
      const chunk = await this.#file.read(buffer, this.#position, this.#end);
      this.#position += chunk.byteLength;
      this.push(chunk);
    } catch (error) {
      this.destroy(asArtifactError(error));
    }
  }

  async #close(error: Error | null, callback: (error?: Error | null) => void): Promise<void> {
    let failure = error;
    try {
      await this.#file.close();
    } catch (closeError) {
      failure ??= asArtifactError(closeError);
    }
    callback(failure);
  }
}
