import { describe, expect, test } from 'vitest';
import type { StoredValue } from './index.ts';
import { matches, parseLoggedModelFilter, parseRunFilter } from './index.ts';

const values: Record<string, readonly StoredValue[]> = {
  'metric one': [1],
  'metric nan': [Number.NaN],
  'param text': ['b'],
  'tag null': [null],
  'attribute start_time': [9_007_199_254_740_993n],
  'attribute end_time': [null],
  'dataset name': ['a', 'b'],
  'dataset context': ['a', null],
};

function holds(filter: string): boolean {
  return matches(parseRunFilter(filter), (entity, key) => values[`${entity} ${key}`] ?? []);
}

describe('matches', () => {
  test('is true without a condition', () => {
    expect(matches(undefined, () => [])).toBe(true);
  });

  const comparators = ['=', '!=', '>', '>=', '<', '<='];

  test.each(comparators)('a missing metric, and a NULL, never match %s, nor its NOT', (comparator) => {
    expect(holds(`metrics.none ${comparator} 1`)).toBe(false);
    expect(holds(`NOT metrics.none ${comparator} 1`)).toBe(false);
    expect(holds(`end_time ${comparator} 1`)).toBe(false);
    expect(holds(`NOT end_time ${comparator} 1`)).toBe(false);
  });

  test.each(comparators)('NaN matches %s only when it is !=, and its NOT otherwise', (comparator) => {
    expect(holds(`metrics.nan ${comparator} 0`)).toBe(comparator === '!=');
    expect(holds(`NOT metrics.nan ${comparator} 0`)).toBe(comparator !== '!=');
  });

  test.each([
    ['metrics.one = 1', true],
    ['metrics.one != 1', false],
    ['NOT metrics.one != 1', true],
    ['start_time = 9007199254740993', true],
    ['start_time = 9007199254740992', false],
    ['start_time > 9007199254740992', true],
    ["params.text = 'b'", true],
    ["params.text != 'b'", false],
    ["params.text IN ('a', 'b')", true],
    ["params.text NOT IN ('a', 'b')", false],
    ["NOT params.none IN ('a')", false],
    ["tags.null = 'x'", false],
    ["tags.null != 'x'", false],
  ])('%s is %s', (filter, expected) => {
    expect(holds(filter)).toBe(expected);
  });

  test.each([
    ['metrics.none IS NULL', true],
    ['metrics.none IS NOT NULL', false],
    ['metrics.nan IS NULL', false],
    ['tags.null IS NULL', true],
    ['NOT tags.null IS NULL', false],
    ['NOT metrics.none IS NOT NULL', true],
    ['dataset.name IS NOT NULL', true],
    ['dataset.context IS NULL', false],
  ])('%s is %s: never unknown', (filter, expected) => {
    expect(holds(filter)).toBe(expected);
  });

  test.each([
    ["dataset.name = 'a'", true],
    ["dataset.name != 'a'", true],
    ["NOT dataset.name = 'a'", false],
    ["NOT dataset.name = 'c'", true],
    ["dataset.context = 'b'", false],
    ["NOT dataset.context = 'b'", false],
    ["NOT dataset.digest = 'a'", false],
  ])('of several values one is enough: %s is %s', (filter, expected) => {
    expect(holds(filter)).toBe(expected);
  });

  const truths = { true: 'metrics.one = 1', false: 'metrics.one = 2', unknown: 'metrics.none = 1' };

  test.each([
    ['true', 'true', true, true],
    ['true', 'false', false, true],
    ['true', 'unknown', false, true],
    ['false', 'unknown', false, false],
    ['unknown', 'unknown', false, false],
    ['false', 'false', false, false],
  ] as const)('%s and %s by the tables of SQL', (left, right, ...[and, or]) => {
    expect(holds(`(${truths[left]}) AND (${truths[right]})`)).toBe(and);
    expect(holds(`(${truths[left]}) OR (${truths[right]})`)).toBe(or);
  });

  test('NOT of AND with something unknown is true as soon as one side is false', () => {
    expect(holds(`NOT (${truths.false} AND ${truths.unknown})`)).toBe(true);
    expect(holds(`NOT (${truths.true} AND ${truths.unknown})`)).toBe(false);
    expect(holds(`NOT (${truths.false} OR ${truths.unknown})`)).toBe(false);
  });

  test('a NaN literal is NULL', () => {
    for (const filter of ['metrics.one != nan', 'NOT metrics.one = nan']) {
      expect(matches(parseLoggedModelFilter(filter), () => [1])).toBe(false);
    }
  });
});
