import type { RunRow } from './run-row.ts';

/** A metric or param as a column: `metrics.loss`. The same words stand in filters and in the address. */
export interface ColumnKey {
  readonly kind: 'metrics' | 'params';
  readonly key: string;
}

const AUTOMATIC_MAX = 10;
const SYSTEM_METRICS = 'system/';

const ATTRIBUTES: Readonly<Record<string, string>> = {
  name: 'attributes.run_name',
  status: 'attributes.status',
  created: 'attributes.start_time',
};

export function columnId({ kind, key }: ColumnKey): string {
  return `${kind}.${key}`;
}

export function columnKey(id: string): ColumnKey | undefined {
  const [, kind, key] = /^(metrics|params)\.(.+)$/s.exec(id) ?? [];
  if (key === undefined) return undefined;
  return { kind: kind === 'metrics' ? 'metrics' : 'params', key };
}

/** The server's words for a sort of the table. */
export function orderOf(id: string, ascending: boolean): string {
  const direction = ascending ? 'ASC' : 'DESC';
  const column = columnKey(id);
  if (column === undefined) return `${ATTRIBUTES[id] ?? 'attributes.start_time'} ${direction}`;
  const quote = column.key.includes('`') ? '"' : '`';
  return `${column.kind}.${quote}${column.key}${quote} ${direction}`;
}

/** Every metric and param of the runs, the most frequent first. */
export function allColumns(rows: readonly RunRow[]): ColumnKey[] {
  return (['metrics', 'params'] as const).flatMap((kind) => {
    const counts = new Map<string, number>();
    for (const row of rows) {
      for (const key of row[kind].keys()) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    return [...counts]
      .toSorted(([a, left], [b, right]) => right - left || a.localeCompare(b))
      .map(([key]) => ({ kind, key }));
  });
}

/** What is worth seeing first: the metrics and params in which the runs differ. */
export function automaticColumns(rows: readonly RunRow[], all: readonly ColumnKey[]): string[] {
  const worth = all.filter(
    ({ kind, key }) => !key.startsWith(SYSTEM_METRICS) && (rows.length < 2 || differs(rows, kind, key)),
  );
  return (['metrics', 'params'] as const).flatMap((kind) =>
    worth
      .filter((column) => column.kind === kind)
      .slice(0, AUTOMATIC_MAX)
      .map(columnId),
  );
}

function differs(rows: readonly RunRow[], kind: ColumnKey['kind'], key: string): boolean {
  const first = rows[0]?.[kind].get(key);
  return rows.some((row) => !Object.is(row[kind].get(key), first));
}
