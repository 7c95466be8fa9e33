import { describe, expect, it } from 'vitest';
import { parseIssueFilter } from './issues.ts';

describe('filters of issues', () => {
  it.each([
    ["status = 'resolved'", '=', 'resolved'],
    ['status != " pending "', '!=', 'pending'],
    ['status = resolved', '=', 'resolved'],
    ['status = 1', '=', '1'],
  ])('reads %s', (filter, comparator, value) => {
    expect(parseIssueFilter(filter)).toEqual({
      kind: 'comparison',
      entity: 'attribute',
      key: 'status',
      comparator,
      value,
    });
  });

  it('reads several at once', () => {
    expect(parseIssueFilter("status = 'a' AND source_run_id != 'b'")).toMatchObject({ kind: 'and' });
    expect(parseIssueFilter('')).toBeUndefined();
  });

  it.each([
    ["severity = 'x'", "Invalid filter field 'severity'. Supported fields: {"],
    ["issues.status = 'x'", "Invalid filter field 'issues.status'"],
    ["status LIKE 'x'", "Invalid comparator 'LIKE'. Supported comparators: {'=', '!='}"],
    ['status IS NULL', 'Invalid comparison: expected 3 tokens, got 2'],
    ["'x' = status", 'left side must be an identifier'],
    ['status', 'Invalid clause(s) in filter string: status'],
  ])('refuses %s', (filter, message) => {
    expect(() => parseIssueFilter(filter)).toThrow(message);
  });
});
