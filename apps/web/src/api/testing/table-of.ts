import { type ColumnData, RunTable } from '../run-table.ts';

const ID_BYTES = 16;

/** A table of runs whose ids are 0, 1, 2 … in 32 digits, from values by column. */
export function tableOf(rows: readonly Readonly<Record<string, string | number>>[]): RunTable {
  const ids = new Uint8Array(rows.length * ID_BYTES);
  for (const row of rows.keys()) new DataView(ids.buffer).setUint32(row * ID_BYTES + 12, row);
  const columnIds = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const columns = columnIds.map((id) => [id, columnOf(rows.map((row) => row[id]))] as const);
  const keys = { metrics: [], params: [], tags: [] };
  return new RunTable({ count: rows.length, ids, columns: new Map(columns), keys, chosen: [] });
}

function columnOf(values: readonly (string | number | undefined)[]): ColumnData {
  if (values.some((value) => typeof value === 'number')) {
    const nan = values.flatMap((value, row) => (Number.isNaN(value) ? row : []));
    return {
      kind: 'number',
      values: Float64Array.from(values, (value) => Number(value ?? Number.NaN)),
      nan: new Set(nan),
    };
  }
  const words = [...new Set(values.filter((value) => typeof value === 'string'))];
  const codes = Uint32Array.from(values, (value) =>
    typeof value === 'string' ? words.indexOf(value) + 1 : 0,
  );
  return { kind: 'text', words, codes };
}
