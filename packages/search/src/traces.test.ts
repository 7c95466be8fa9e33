import { describe, expect, it, test } from 'vitest';
import { parseTraceFilter, parseTraceMetricsFilter, parseTraceOrderBy } from './index.ts';

describe('parseTraceFilter', () => {
  test.each([
    ["status = 'OK'", 'attribute', 'status', 'OK'],
    ['timestamp > 5', 'attribute', 'timestamp_ms', 5],
    ["timestamp > '5'", 'attribute', 'timestamp_ms', 5],
    ["name = 'a'", 'tag', 'mlflow.traceName', 'a'],
    ["run_id = 'r'", 'metadata', 'mlflow.sourceRun', 'r'],
    ["prompt = 'a/1'", 'tag', 'mlflow.linkedPrompts', 'a/1'],
    ["trace.text LIKE '%a%'", 'span', 'content', '%a%'],
    ["request_metadata.`a b` = 'x'", 'metadata', 'a b', 'x'],
    ["span.attributes.a.b LIKE '%x'", 'span', 'attributes.a.b', '%x'],
    ['feedback.quality >= 0.5', 'feedback', 'quality', 0.5],
    ["issue.id = 'i'", 'issue', 'id', 'i'],
  ])('reads %s', (filter, ...[entity, key, value]) => {
    expect(parseTraceFilter(filter)).toMatchObject({ kind: 'comparison', entity, key, value });
  });

  test.each([
    ["bogus = 'x'", "Invalid attribute key 'bogus'"],
    ["other.a = 'x'", "Invalid entity type 'other'"],
    ['status = 5', 'attributes support comparison with numeric values'],
    ["name IN ('a')", "Invalid comparator 'IN'"],
    ["prompt = 'a'", 'Expected format: prompt'],
    ["span.kind = 'x'", "Invalid span attribute 'kind'"],
    ["span.content = 'x'", "span.content comparator '='"],
    ["feedback.a > 'x'", 'Expected a numeric value for feedback'],
    ['feedback.a = 5', 'Expected a quoted string value for feedback'],
    ["issue.id != 'x'", "issue.id comparator '!='"],
    ["metadata.`mlflow.trace.cost` LIKE 'x'", 'is not supported for reserved metadata'],
    ["status LIKE ('a')", "Invalid comparator 'LIKE' for a list"],
    ["tag.a RLIKE '(a'", ''],
  ])('refuses %s', (filter, message) => {
    expect(() => parseTraceFilter(filter)).toThrow(message);
  });

  it('combines with OR, NOT and parentheses, which MLflow does not have', () => {
    expect(parseTraceFilter("NOT (status = 'OK' OR tag.a IS NULL)")).toMatchObject({
      kind: 'not',
      operand: { kind: 'or' },
    });
  });
});

describe('parseTraceOrderBy', () => {
  it('reads aliases and directions', () => {
    expect(parseTraceOrderBy(['timestamp DESC', 'name', 'metadata.user'])).toEqual([
      { entity: 'attribute', key: 'timestamp_ms', ascending: false },
      { entity: 'tag', key: 'mlflow.traceName', ascending: true },
      { entity: 'metadata', key: 'user', ascending: true },
    ]);
  });

  test.each([['bogus'], ['span.name'], ['metadata.`mlflow.trace.cost`'], ['prompt']])(
    'refuses %s',
    (item) => {
      expect(() => parseTraceOrderBy([item])).toThrow(/./);
    },
  );

  it('refuses the same field twice', () => {
    expect(() => parseTraceOrderBy(['timestamp', 'timestamp_ms'])).toThrow('duplicate fields');
  });
});

describe('parseTraceMetricsFilter', () => {
  it('reads one comparison', () => {
    expect(parseTraceMetricsFilter("trace.tag.`a.b` = 'x'")).toEqual({
      view: 'trace',
      entity: 'tag',
      key: 'a.b',
      value: 'x',
    });
  });

  test.each([
    "trace.status != 'OK'",
    "trace.tag = 'x'",
    "trace.status.x = 'OK'",
    "other.a = 'x'",
    'trace.status = 5',
    '',
    "trace.status = 'a' AND trace.status = 'b'",
  ])('refuses %s', (filter) => {
    expect(() => parseTraceMetricsFilter(filter)).toThrow(/./);
  });
});
