import { describe, expect, it } from 'vitest';
import { parseEvaluationDatasetFilter, parseEvaluationDatasetOrderBy } from './evaluation-datasets.ts';

const comparison = (...parts: readonly unknown[]): object => {
  const [entity, key, comparator, value] = parts;
  return { kind: 'comparison', entity, key, comparator, value };
};

describe('filters of evaluation datasets', () => {
  it.each([
    ["name = 'x'", comparison('attribute', 'name', '=', 'x')],
    ["name ilike 'x%'", comparison('attribute', 'name', 'ILIKE', 'x%')],
    ["name IN ('a', 'b')", comparison('attribute', 'name', 'IN', ['a', 'b'])],
    ["created_by != 'ada'", comparison('attribute', 'created_by', '!=', 'ada')],
    ['created_time >= 5', comparison('attribute', 'created_time', '>=', 5)],
    ["tags.color = 'red'", comparison('tag', 'color', '=', 'red')],
    ["tags.`a b` = 'red'", comparison('tag', '`a b`', '=', 'red')],
    ['tags.color IS NULL', comparison('tag', 'color', 'IS NULL', null)],
  ])('reads %s', (filter, wanted) => {
    expect(parseEvaluationDatasetFilter(filter)).toEqual(wanted);
  });

  it('has no condition without text', () => {
    expect(parseEvaluationDatasetFilter(undefined)).toBeUndefined();
    expect(parseEvaluationDatasetFilter('')).toBeUndefined();
  });

  it.each([
    ["digest = 'x'", "Invalid attribute key 'digest' specified. Valid keys are: {"],
    ["attributes.name = 'x'", "Invalid identifier token 'attributes' specified"],
    ["tag.a = 'x'", "Invalid identifier token 'tag' specified"],
    ['name = 1', 'Expected a quoted string value for attributes. Got value 1'],
    ['name = x', 'Parameter value is either not quoted'],
    ["name > 'x'", 'Invalid comparator for string attribute: >'],
    ["name = ('a')", "List values for 'name' are only supported with the IN comparator."],
    ["created_by IN ('a')", "Only ['name'] attributes support comparison with a list"],
    ["created_time = '1'", 'Expected numeric value type for numeric attribute: created_time'],
    ['created_time = 1.5', "Invalid value for numeric attribute 'created_time': '1.5'"],
    ['created_time LIKE 1', 'Invalid comparator for numeric attribute: LIKE'],
    ["tags.a > 'x'", 'Invalid comparator for tag: >'],
    ['tags.a = 1', "Expected a quoted string value for tag (e.g. 'my-value'). Got value 1"],
    ['name', 'Invalid clause(s) in filter string: name'],
  ])('refuses %s', (filter, message) => {
    expect(() => parseEvaluationDatasetFilter(filter)).toThrow(message);
  });
});

describe('orders of evaluation datasets', () => {
  it('is newest first unless said otherwise', () => {
    const newest = [{ entity: 'attribute', key: 'created_time', ascending: false }];
    expect(parseEvaluationDatasetOrderBy(undefined)).toEqual(newest);
    expect(parseEvaluationDatasetOrderBy([])).toEqual(newest);
    expect(parseEvaluationDatasetOrderBy(['name', 'last_update_time DESC'])).toEqual([
      { entity: 'attribute', key: 'name', ascending: true },
      { entity: 'attribute', key: 'last_update_time', ascending: false },
    ]);
  });

  it.each([
    ['created_by', "Invalid attribute key 'created_by'"],
    ['tags.a', 'Invalid order_by entity: tag'],
    ['name SIDEWAYS', 'Invalid ordering key'],
    ['', 'Could not be parsed'],
  ])('refuses %s', (item, message) => {
    expect(() => parseEvaluationDatasetOrderBy([item])).toThrow(message);
  });
});
