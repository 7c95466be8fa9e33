import { Writable } from 'node:stream';

/** Takes a moment for each chunk and copies it only then: a buffer that is reused too early shows. */
export class SlowTarget extends Writable {
  readonly received: Buffer[] = [];

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    setTimeout(() => {
      this.received.push(Buffer.from(chunk));
      done();
    }, 1);
  }
}

/** Each text as a chunk. */
export async function* chunks(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

/** `content`, a slice after another. */
export async function* slices(content: Buffer, sliceBytes: number): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < content.byteLength; start += sliceBytes) {
    yield content.subarray(start, start + sliceBytes);
  }
}

/** One chunk, then an error. */
export async function* failing(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
  throw new Error('the source failed');
}

/** One chunk, then nothing for ever. */
export async function* hanging(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('x');
  await new Promise(() => {});
}

/** A source that yields its first half, then waits to be opened. */
export function gated(text: string): {
  source: AsyncGenerator<Uint8Array>;
  open: () => void;
  hasBegun: Promise<void>;
} {
  const gate = Promise.withResolvers<void>();
  const begun = Promise.withResolvers<void>();
  async function* generate(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(text.slice(0, 1));
    begun.resolve();
    await gate.promise;
    yield Buffer.from(text.slice(1));
  }
  return { source: generate(), open: gate.resolve, hasBegun: begun.promise };
}

/** Bytes whose every position has its own surroundings, so that a slip by any amount shows. */
export function patterned(length: number): Buffer {
  const content = Buffer.allocUnsafe(length);
  for (let index = 0; index < length; index++)
    content[index] = (index ^ (index >>> 8) ^ (index >>> 16)) & 0xff;
  return content;
}
