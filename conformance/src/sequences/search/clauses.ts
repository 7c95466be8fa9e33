/** Builds filter clauses by crossing keys, comparators and values. */
export interface ClauseTable {
  readonly keys: readonly string[];
  readonly comparators: readonly string[];
  readonly values: readonly string[];
}

export function clausesOf({ keys, comparators, values }: ClauseTable): string[] {
  return keys.flatMap((key) =>
    comparators.flatMap((comparator) => values.map((value) => `${key} ${comparator} ${value}`)),
  );
}

export const TEXT_COMPARATORS: readonly string[] = ['=', '!=', 'LIKE', 'ILIKE'];
export const NUMBER_COMPARATORS: readonly string[] = ['=', '!=', '>', '>=', '<', '<='];
export const LIST_COMPARATORS: readonly string[] = ['IN', 'NOT IN'];
export const WRONG_COMPARATORS: readonly string[] = ['~', '<>', '==', 'RLIKE', 'BETWEEN', 'IS', 'CONTAINS'];

/** Filters that every grammar reads in its own way, with KEY in the place of a key that exists. */
const SHAPES: readonly string[] = [
  '',
  ' ',
  'KEY',
  'KEY =',
  "= 'x'",
  "KEY 'x'",
  "KEY = 'x' AND",
  "AND KEY = 'x'",
  "KEY = 'x' KEY = 'x'",
  "KEY = 'x' and KEY != 'y'",
  "KEY = 'x' AND KEY != 'y'",
  "KEY = 'x'  AND\tKEY != 'y'",
  "KEY='x'",
  "KEY  =  'x'",
  "KEY = 'x';",
  "KEY = 'x'; KEY = 'y'",
  'KEY = x',
  'KEY = "x"',
  "KEY = 'it''s'",
  String.raw`KEY = 'back\slash'`,
  'KEY = "a\'b"',
  "KEY = 'a\"b'",
  "KEY = ''",
  "KEY = 'x",
  'KEY = `x`',
  'KEY = 1',
  'KEY = -1.5e3',
  'KEY = true',
  'KEY = NULL',
  "KEY LIKE '%'",
  "KEY LIKE '_%'",
  "KEY like 'X%'",
  "KEY ILIKE 'X%'",
  "KEY LiKe 'x'",
  "KEY NOT LIKE 'x'",
  "KEY IN ('x')",
  "KEY IN ('x', 'y')",
  "KEY IN ('x',)",
  'KEY IN ()',
  'KEY IN (1, 2)',
  "KEY IN 'x'",
  "KEY NOT IN ('x')",
  "KEY not in ('x')",
  "KEY in ('x')",
  'KEY IS NULL',
  'KEY IS NOT NULL',
  'KEY is null',
  "KEY IS 'x'",
  '1 = 1',
  "'x' = KEY",
  'KEY = KEY',
  "-- comment\nKEY = 'x'",
  "KEY = 'x' -- comment",
  "KEY = 'é日本🙂'",
  "nosuch.key = 'x'",
  "nosuchattribute = 'x'",
  '.',
  "KEY. = 'x'",
];

/** Beyond MLflow's grammar: refused there, read by Millrace. */
export const SUPERSET_SHAPES: readonly string[] = [
  "KEY = 'x' OR KEY = 'y'",
  "NOT KEY = 'x'",
  "(KEY = 'x')",
  "(KEY = 'x' OR KEY = 'y') AND KEY != 'z'",
];

export function shapesFor(key: string, shapes: readonly string[] = SHAPES): string[] {
  return shapes.map((shape) => shape.replaceAll('KEY', key));
}
