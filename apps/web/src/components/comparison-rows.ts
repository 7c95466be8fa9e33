import { formatNumber } from './format.ts';

/** A line of a comparison: one key in all that are compared. */
export interface ComparedRow {
  readonly key: string;
  /** By column; undefined where it has none. */
  readonly values: readonly (string | undefined)[];
  /** The same as numbers, where they are some. */
  readonly numbers?: readonly (number | undefined)[];
  /** How the numbers are written. */
  readonly format?: (value: number) => string;
  readonly differs: boolean;
}

export interface Comparison {
  readonly title: string;
  readonly rows: readonly ComparedRow[];
}

export function comparedRow(key: string, values: readonly (string | undefined)[]): ComparedRow {
  return { key, values, differs: values.some((value) => value !== values[0]) };
}

export function comparedNumbers(
  key: string,
  numbers: readonly (number | undefined)[],
  format?: (value: number) => string,
): ComparedRow {
  const texts = numbers.map((number) =>
    number === undefined ? undefined : (format?.(number) ?? String(number)),
  );
  return { ...comparedRow(key, texts), numbers, ...(format && { format }) };
}

/** A row for each key that any of them has. */
export function comparedMaps(maps: readonly ReadonlyMap<string, string>[]): ComparedRow[] {
  return comparedKeys(maps).map((key) =>
    comparedRow(
      key,
      maps.map((map) => map.get(key)),
    ),
  );
}

export function comparedKeys(maps: readonly ReadonlyMap<string, unknown>[]): string[] {
  return [...new Set(maps.flatMap((map) => [...map.keys()]))].toSorted((a, b) => a.localeCompare(b));
}

/** By how much a number is more or less than the baseline's, and that as a share; undefined where that says nothing. */
export function deltaText(
  value: number | undefined,
  base: number | undefined,
  format = (size: number): string => formatNumber(Number(size.toPrecision(4))),
): string | undefined {
  if (value === undefined || base === undefined || value === base || !Number.isFinite(value - base))
    return undefined;
  const sign = value > base ? '+' : '−';
  const size = Math.abs(value - base);
  const share = base === 0 ? '' : ` (${sign}${Number(((size / Math.abs(base)) * 100).toPrecision(3))}%)`;
  return `${sign}${format(size)}${share}`;
}

/** A comparison as a table for notes and mails. */
export function asMarkdown(names: readonly string[], comparisons: readonly Comparison[]): string {
  return comparisons
    .filter(({ rows }) => rows.length > 0)
    .map(({ title, rows }) =>
      [
        `| ${[title, ...names].map(cell).join(' | ')} |`,
        `| ${['---', ...names.map(() => '---:')].join(' | ')} |`,
        ...rows.map(({ key, values }) => `| ${[key, ...values].map(cell).join(' | ')} |`),
      ].join('\n'),
    )
    .join('\n\n');
}

function cell(text: string | undefined): string {
  return (text ?? '').replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');
}
