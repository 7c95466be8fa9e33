import type { FrameArray } from '@millrace/protocol/frame';
import { type IndexFrame, type IndexHeader, RunTable } from '../run-table.ts';

const ID_BYTES = 16;

/** A table of runs whose ids are 0, 1, 2 … in 32 digits, from values by column. */
export function tableOf(rows: readonly Readonly<Record<string, string | number>>[]): RunTable {
  return RunTable.fromFrame(frameOf(rows));
}

/** Runs as the server sends them, the first of which has the id that is given. */
export function frameOf(
  rows: readonly Readonly<Record<string, string | number>>[],
  { firstId = 0, ...header }: Partial<IndexHeader> & { firstId?: number } = {},
): IndexFrame {
  const ids = new Uint8Array(rows.length * ID_BYTES);
  for (const row of rows.keys()) new DataView(ids.buffer).setUint32(row * ID_BYTES + 12, firstId + row);
  const columnIds = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const columns = columnIds.map((id) =>
    columnOf(
      id,
      rows.map((row) => row[id]),
    ),
  );
  return {
    header: { count: rows.length, chosen: [], ...header, columns: columns.map(([column]) => column) },
    arrays: [ids, ...columns.map(([, data]) => data)],
  };
}

function columnOf(
  id: string,
  values: readonly (string | number | undefined)[],
): readonly [IndexHeader['columns'][number], FrameArray] {
  if (values.some((value) => typeof value === 'number')) {
    const nan = values.flatMap((value, row) => (Number.isNaN(value) ? row : []));
    return [{ id, kind: 'number', nan }, Float64Array.from(values, (value) => Number(value ?? Number.NaN))];
  }
  const words = [...new Set(values.filter((value) => typeof value === 'string'))];
  const places = new Map<unknown, number>(words.map((word, at) => [word, at + 1]));
  const codes = Uint32Array.from(values, (value) => places.get(value) ?? 0);
  return [{ id, kind: 'text', words }, codes];
}
