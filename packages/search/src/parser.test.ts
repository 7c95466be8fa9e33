import { describe, expect, test } from 'vitest';
import type { Expression } from './index.ts';
import {
  FILTER_CLAUSES_MAX_COUNT,
  FILTER_LENGTH_MAX_CHARS,
  FILTER_NESTING_MAX_LEVELS,
  IN_LIST_MAX_ENTRIES,
  ORDER_BY_LENGTH_MAX_CHARS,
  ORDER_BY_MAX_TERMS,
  parseExperimentFilter,
  parseExperimentOrderBy,
  parseLoggedModelFilter,
  parseLoggedModelOrderBy,
  parseRunFilter,
  parseRunOrderBy,
  SearchError,
} from './index.ts';

/** The expression with all its parentheses, comparisons by their keys. */
function shape(expression: Expression | undefined): string {
  if (expression === undefined) return '';
  if (expression.kind === 'comparison') return expression.key;
  if (expression.kind === 'not') return `!${shape(expression.operand)}`;
  return `(${expression.operands.map(shape).join(expression.kind === 'and' ? ' & ' : ' | ')})`;
}

/** The SearchError that the call throws; anything else, or nothing, fails the test. */
function refusal(call: () => unknown): SearchError {
  try {
    call();
  } catch (error) {
    if (SearchError.is(error)) return error;
    throw error;
  }
  throw new Error('nothing was refused');
}

describe('parseRunFilter', () => {
  test('sets no condition for nothing, the empty text and spare ANDs', () => {
    expect([undefined, '', 'AND', 'AND and'].map(parseRunFilter)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  test.each([
    ['m.a', 'metrics.a > 1', 'a'],
    ['AND', 'metrics.a > 1 AND metrics.b > 1 AND metrics.c > 1', '(a & b & c)'],
    ['OR is weaker', 'metrics.a > 1 OR metrics.b > 1 AND metrics.c > 1', '(a | (b & c))'],
    ['parentheses', '(metrics.a > 1 OR metrics.b > 1) AND metrics.c > 1', '((a | b) & c)'],
    ['NOT is strongest', 'NOT metrics.a > 1 AND metrics.b > 1', '(!a & b)'],
    ['NOT NOT', 'NOT NOT metrics.a > 1', '!!a'],
    ['NOT of a group', 'NOT (metrics.a > 1 AND NOT metrics.b > 1)', '!(a & !b)'],
    ['NOT LIKE', "params.a NOT LIKE 'x' AND params.b = 'y'", '(!a & b)'],
    ['words as keys', "params.and = 'x' AND params.or = 'y' AND tags.not IS NULL", '(and & or & not)'],
  ])('%s', (_name, filter, expected) => {
    expect(shape(parseRunFilter(filter))).toBe(expected);
  });

  test('resolves aliases and keeps values as they are', () => {
    expect(parseRunFilter("`Run name` = ' X '")).toEqual({
      kind: 'comparison',
      entity: 'attribute',
      key: 'run_name',
      comparator: '=',
      value: ' X ',
    });
    expect(parseRunFilter('Created > 5')).toMatchObject({ key: 'start_time', value: 5 });
  });

  test('keeps integers exactly, beyond 2^53 as bigint', () => {
    expect(parseRunFilter('start_time > 9007199254740991')).toMatchObject({ value: 9_007_199_254_740_991 });
    expect(parseRunFilter('start_time > 9007199254740993')).toMatchObject({ value: 9_007_199_254_740_993n });
    expect(parseRunFilter('start_time > -9223372036854775808')).toMatchObject({ value: -(2n ** 63n) });
    expect(refusal(() => parseRunFilter('start_time > -9223372036854775809')).message).toContain('64 bits');
  });

  test('writes comparators in upper case', () => {
    expect(parseRunFilter("params.a rlike 'x'")).toMatchObject({ comparator: 'RLIKE' });
    expect(parseRunFilter("params.a not in ('x')")).toMatchObject({ comparator: 'NOT IN', value: ['x'] });
    expect(parseRunFilter('params.a is not  null')).toMatchObject({ comparator: 'IS NOT NULL', value: null });
  });

  test('reports names and values of every clause before any comparator', () => {
    expect(refusal(() => parseRunFilter("params.a > 'x' AND foo = 'y'")).message).toMatch(
      /^Invalid attribute key/,
    );
  });

  test('refuses a bad regular expression while parsing', () => {
    expect(SearchError.is(refusal(() => parseRunFilter("params.a RLIKE '('")))).toBe(true);
  });
});

function listOf(literal: string): unknown {
  const parsed = parseRunFilter(`run_id IN ${literal}`);
  return parsed?.kind === 'comparison' ? parsed.value : undefined;
}

/** A filter with an IN list of so many entries. */
function ids(count: number): string {
  return `run_id IN (${Array.from({ length: count }, () => "'a'").join(',')})`;
}

function orderKeys(count: number): string[] {
  return Array.from({ length: count }, (_, index) => `metrics.m${index}`);
}

describe('list literals', () => {
  test.each([
    ["('a')", ['a']],
    ['(\'a\', "b",)', ['a', 'b']],
    ["('a' 'b')", ['ab']],
    ["('it''s')", ['its']],
    ["(('a'))", ['a']],
    ["('a)b')", ['a)b']],
    [
      String.raw`('a\'b', 'c\\d', 'e\tf', '\x41\u00e9\101\U0001F600', '\q')`,
      ["a'b", String.raw`c\d`, 'e\tf', 'AéA😀', String.raw`\q`],
    ],
  ])('%s', (literal, expected) => {
    expect(listOf(literal)).toEqual(expected);
  });

  test.each(['()', '(,)', "('a',,'b')", '(1)', '(a)', "('a', 1.5)", "('a')('b')"])(
    '%s is refused',
    (literal) => {
      expect(SearchError.is(refusal(() => listOf(literal)))).toBe(true);
    },
  );
});

describe('limits', () => {
  const clause = 'metrics.a > 1';
  const manyClauses = (count: number): string => Array.from({ length: count }, () => clause).join(' AND ');
  const nested = (levels: number): string => `${'('.repeat(levels)}${clause}${')'.repeat(levels)}`;

  test.each([
    ['clauses', manyClauses(FILTER_CLAUSES_MAX_COUNT), manyClauses(FILTER_CLAUSES_MAX_COUNT + 1)],
    ['nesting', nested(FILTER_NESTING_MAX_LEVELS), nested(FILTER_NESTING_MAX_LEVELS + 1)],
    [
      'NOTs',
      `${'NOT '.repeat(FILTER_NESTING_MAX_LEVELS)}${clause}`,
      `${'NOT '.repeat(FILTER_NESTING_MAX_LEVELS + 1)}${clause}`,
    ],
    ['list entries', ids(IN_LIST_MAX_ENTRIES), ids(IN_LIST_MAX_ENTRIES + 1)],
    ['length', clause.padEnd(FILTER_LENGTH_MAX_CHARS), clause.padEnd(FILTER_LENGTH_MAX_CHARS + 1)],
  ])('%s: the greatest is accepted, one more is refused', (_name, greatest, tooMuch) => {
    expect(parseRunFilter(greatest)).toBeDefined();
    expect(refusal(() => parseRunFilter(tooMuch)).message).not.toBe('');
  });

  test.each([
    ['opening parentheses', '('],
    ['closing parentheses', ')'],
    ['NOT', 'NOT '],
    ['unclosed lists', 'x IN ('],
    ['quotes', "'"],
    ['skipped quotes', String.raw`'\'`],
    ['backticks', '`a'],
    ['operators', '='],
    ['dots', 'a.'],
    ['arithmetic', 'a-'],
    ['chains', '1<'],
    ['semicolons', ';'],
    ['ORs', 'OR '],
  ])('100 kB of %s are refused by every parser without a stack overflow', (_name, piece) => {
    const filter = piece.repeat(100_000 / piece.length);
    for (const parse of [parseRunFilter, parseExperimentFilter, parseLoggedModelFilter]) {
      expect(refusal(() => parse(filter)).message).not.toBe('');
    }
  });

  test('order_by', () => {
    expect(parseRunOrderBy(orderKeys(ORDER_BY_MAX_TERMS))).toHaveLength(ORDER_BY_MAX_TERMS);
    expect(refusal(() => parseRunOrderBy(orderKeys(ORDER_BY_MAX_TERMS + 1))).message).not.toBe('');
    expect(refusal(() => parseExperimentOrderBy(orderKeys(ORDER_BY_MAX_TERMS + 1))).message).not.toBe('');
    const fields = orderKeys(ORDER_BY_MAX_TERMS + 1).map((field_name) => ({ field_name }));
    expect(refusal(() => parseLoggedModelOrderBy(fields)).message).not.toBe('');
    expect(
      SearchError.is(refusal(() => parseRunOrderBy([`metrics.${'a'.repeat(ORDER_BY_LENGTH_MAX_CHARS)}`]))),
    ).toBe(true);
  });
});

describe('order_by', () => {
  test('is empty for nothing', () => {
    expect([
      parseRunOrderBy(undefined),
      parseExperimentOrderBy([]),
      parseLoggedModelOrderBy(undefined),
    ]).toEqual([[], [], []]);
  });

  test('resolves aliases and directions', () => {
    expect(parseRunOrderBy(['Created desc', 'metric."a b"', "param.'c d' ASC"])).toEqual([
      { entity: 'attribute', key: 'start_time', ascending: false },
      { entity: 'metric', key: 'a b', ascending: true },
      { entity: 'param', key: 'c d', ascending: true },
    ]);
  });

  test('a field named twice is refused', () => {
    expect(refusal(() => parseRunOrderBy(['start_time', 'created'])).message).toContain(
      'contains duplicate fields',
    );
  });

  test('of logged models keeps the dataset', () => {
    const item = { field_name: 'metrics.a.b', ascending: false, dataset_name: 'd', dataset_digest: '' };
    expect(parseLoggedModelOrderBy([item, { field_name: 'creation_time' }])).toEqual([
      { entity: 'metric', key: 'a.b', ascending: false, dataset_name: 'd' },
      { entity: 'attribute', key: 'creation_timestamp_ms', ascending: true },
    ]);
  });
});

describe('SearchError', () => {
  test('is known by its marker, not by its class', () => {
    const fromAnotherCopy = Object.assign(new Error('x'), { millraceSearchError: true });
    expect(SearchError.is(new SearchError('x'))).toBe(true);
    expect(SearchError.is(fromAnotherCopy)).toBe(true);
    expect(SearchError.is(new Error('x'))).toBe(false);
    expect(SearchError.is(undefined)).toBe(false);
  });
});
