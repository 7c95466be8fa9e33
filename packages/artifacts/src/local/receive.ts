import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { ArtifactSource, PutOptions } from '../artifact-store.ts';
import type { Batches } from './batch.ts';
import { IterableBatches } from './iterable-batches.ts';
import { StreamBatches } from './stream-batches.ts';

/**
 * Listens to a source. To be called at once, before anything is awaited: a stream that fails earlier would have
 * nobody to tell it to.
 */
export function batchesOf(source: ArtifactSource, options: PutOptions): Batches {
  return source instanceof Readable
    ? new StreamBatches(source, options)
    : new IterableBatches(source, options);
}

/**
 * Writes a source to a file, reading on while the previous batch is being written. Returns the number of bytes.
 *
 * @throws ArtifactError `incomplete-upload` when the source fails or has another size than announced, `aborted`
 * when the signal fires; system errors as they come
 */
export async function receive(
  batches: Batches,
  handle: FileHandle,
  { ownsChunks = false }: PutOptions = {},
): Promise<number> {
  let writing: Promise<void> = Promise.resolve();
  let received = 0;
  try {
    for (;;) {
      const batch = await batches.take();
      await writing;
      if (batch === undefined) return received;
      received += totalBytes(batch);
      writing = ownsChunks ? writeAll(handle, batch).then(() => free(batch)) : writeAll(handle, batch);
      // Awaited after the next batch; until then a failure is not "unhandled".
      writing.catch(() => {});
    }
  } catch (error) {
    // The file is about to be closed and removed: not under a write.
    await writing.catch(() => {});
    throw error;
  }
}

function totalBytes(chunks: readonly Uint8Array[]): number {
  return chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);
}

async function writeAll(handle: FileHandle, chunks: readonly Uint8Array[]): Promise<void> {
  let rest = chunks.filter((chunk) => chunk.byteLength > 0);
  while (rest.length > 0) {
    const { bytesWritten } = await handle.writev(rest);
    rest = after(rest, bytesWritten);
  }
}

/** What of `chunks` remains after their first `count` bytes. */
function after(chunks: readonly Uint8Array[], count: number): Uint8Array[] {
  let skipped = count;
  const rest: Uint8Array[] = [];
  for (const chunk of chunks) {
    if (skipped < chunk.byteLength) rest.push(chunk.subarray(skipped));
    skipped = Math.max(0, skipped - chunk.byteLength);
  }
  return rest;
}

/**
 * Gives the memory of whole buffers back at once. Left to the garbage collector, 64 MiB of network buffers pile up
 * before it looks at them, and an upload takes twice the processor time in page faults.
 */
function free(chunks: readonly Uint8Array[]): void {
  for (const { buffer, byteLength } of chunks) {
    // A part of a buffer may have neighbours that somebody needs: Node's pool for small buffers, for one.
    if (buffer instanceof ArrayBuffer && buffer.byteLength === byteLength) buffer.transfer(0);
  }
}
