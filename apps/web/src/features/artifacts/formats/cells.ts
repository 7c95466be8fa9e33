import { isHolder } from '../../../components/json-rows.ts';
import { parseJson } from '../../../components/parse-json.ts';

const SAMPLED_ROWS = 50;

/** A value as a cell of a table shows it. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'string') return value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? String(value) : value.toISOString();
  if (value instanceof Uint8Array) return `${value.byteLength} bytes`;
  if (typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint')
    return String(value);
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner));
}

function numberOf(value: unknown): number {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Date) return value.getTime();
  return typeof value === 'string' && value.trim() !== '' ? Number(value) : Number.NaN;
}

/** Whether a column holds numbers, by its first rows. */
export function isNumeric(rows: readonly (readonly unknown[])[], at: number): boolean {
  const values = rows
    .slice(0, SAMPLED_ROWS)
    .map((row) => row[at])
    .filter((value) => value !== null && value !== undefined && value !== '');
  return (
    values.length > 0 &&
    values.every(
      (value) => !(value instanceof Date) && (!Number.isNaN(numberOf(value)) || Number.isNaN(value)),
    )
  );
}

function isNothing(value: unknown): boolean {
  return value === null || value === undefined || value === '';
}

/** Numbers by size, before texts; nothing comes last. */
export function compareCells(a: unknown, b: unknown): number {
  if (isNothing(a) || isNothing(b)) return Number(isNothing(a)) - Number(isNothing(b));
  const [left, right] = [numberOf(a), numberOf(b)];
  if (Number.isNaN(left) || Number.isNaN(right)) {
    const order = Number(Number.isNaN(left)) - Number(Number.isNaN(right));
    return order === 0 ? cellText(a).localeCompare(cellText(b)) : order;
  }
  return left - right;
}

/** The file of a picture in a table that `mlflow.log_table` wrote. */
export function imagePath(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { type, filepath, compressed_filepath } = value as Readonly<Record<string, unknown>>;
  if (type !== 'image') return undefined;
  const path = typeof compressed_filepath === 'string' ? compressed_filepath : filepath;
  return typeof path === 'string' ? path : undefined;
}

export interface JsonTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly unknown[])[];
}

/** JSON that is a table: pandas' split form, as `mlflow.log_table` writes it, or a list of objects. */
export function jsonTable(value: unknown): JsonTable | undefined {
  if (Array.isArray(value)) return recordsTable(value as unknown[]);
  if (!isHolder(value)) return undefined;
  const { columns, data } = value as Readonly<Record<string, unknown>>;
  if (!Array.isArray(columns) || !Array.isArray(data)) return undefined;
  if (!data.every((row) => Array.isArray(row))) return undefined;
  return { columns: columns.map((name) => cellText(name)), rows: data as unknown[][] };
}

function isRecord(item: unknown): item is Record<string, unknown> {
  return isHolder(item) && !Array.isArray(item);
}

const RECORD_COLUMNS_MAX = 200;

function recordsTable(items: readonly unknown[]): JsonTable | undefined {
  if (items.length === 0 || !items.every(isRecord)) return undefined;
  const columns = [...new Set(items.slice(0, 1000).flatMap((item) => Object.keys(item)))];
  if (columns.length === 0 || columns.length > RECORD_COLUMNS_MAX) return undefined;
  const rows = items.map((item) =>
    columns.map((name) => (Object.hasOwn(item, name) ? item[name] : undefined)),
  );
  return { columns, rows };
}

/** The values of JSON Lines; what cannot be read stays text. */
export function jsonLines(text: string): unknown[] {
  return text.split('\n').flatMap((line) => {
    if (line.trim() === '') return [];
    try {
      return [parseJson(line)];
    } catch {
      return [line];
    }
  });
}
