import { describe, expect, it } from 'vitest';
import { JSON_DEPTH_MAX } from '../limits.ts';
import { parseJson } from './json.ts';

function lists(depth: number): string {
  return '['.repeat(depth) + ']'.repeat(depth);
}

describe('JSON of the wire', () => {
  it('keeps every digit of an integer beyond a double', () => {
    expect(parseJson('{"a": 9223372036854775807}')).toEqual({ a: 9223372036854775807n });
  });

  it("reads Python's bare tokens and refuses a number that would become Infinity", () => {
    expect(parseJson('[NaN, -Infinity]')).toEqual([Number.NaN, Number.NEGATIVE_INFINITY]);
    expect(() => parseJson('{"a": 1e400}')).toThrow('1e400 is out of the range of a double');
  });

  it('takes values as deep as the limit and none that are deeper', () => {
    expect(parseJson(`{"a": ${lists(JSON_DEPTH_MAX)}}`)).toHaveProperty('a');
    for (const depth of [JSON_DEPTH_MAX + 2, 200_000]) {
      expect(() => parseJson(`{"a": ${lists(depth)}}`)).toThrow('nested deeper');
      expect(() => parseJson('{"a":'.repeat(depth) + '1' + '}'.repeat(depth))).toThrow('nested deeper');
    }
  });
});
