import { type FrameArray, invalidParameter } from '@millrace/protocol';
import type { RunColumn } from '@millrace/store';
import type { FrameHandler } from '../application/handler.ts';

const ID_BYTES = 16;

export const getRunIndex: FrameHandler<'runs/get-index'> = async (request, { store }) => {
  if (request.experiment_ids.length === 0) throw invalidParameter('experiment_ids must not be empty.');
  const { run_ids: only, columns: wanted = [] } = request;
  const { run_ids, columns, ...header } = await store.runs.index({
    ...request,
    columns: wanted,
    // An empty list is what a client that names no runs may send as well.
    run_ids: only !== undefined && only.length > 0 ? only : undefined,
  });
  return {
    header: { ...header, columns: columns.map(describe) },
    arrays: [idBytes(run_ids), ...columns.map(arrayOf)],
  };
};

function describe(column: RunColumn): object {
  const { id, kind } = column;
  return column.kind === 'text' ? { id, kind, words: column.words } : { id, kind, nan: column.nan };
}

function arrayOf(column: RunColumn): FrameArray {
  if (column.kind === 'number') return column.values;
  const { words, codes } = column;
  if (words.length < 2 ** 8) return Uint8Array.from(codes);
  return words.length < 2 ** 16 ? Uint16Array.from(codes) : codes;
}

function idBytes(ids: readonly string[]): Uint8Array {
  const bytes = new Uint8Array(ids.length * ID_BYTES);
  for (const [row, id] of ids.entries())
    bytes.set(Buffer.from(id, 'hex').subarray(0, ID_BYTES), row * ID_BYTES);
  return bytes;
}
