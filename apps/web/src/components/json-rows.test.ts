import { describe, expect, it } from 'vitest';
import { jsonRows, openAtFirst } from './json-rows.ts';

const value: unknown = JSON.parse('{"a":[1,{"b/c":null}],"__proto__":{"x":1},"t":"s"}');

describe('jsonRows', () => {
  it('shows what is open', () => {
    expect(jsonRows(value, new Set()).map(({ path, size }) => [path, size])).toEqual([['', 3]]);
    expect(jsonRows(value, new Set(['', '/a', '/a/1'])).map(({ path, level }) => [path, level])).toEqual([
      ['', 0],
      ['/a', 1],
      ['/a/0', 2],
      ['/a/1', 2],
      ['/a/1/b~1c', 3],
      ['/__proto__', 1],
      ['/t', 1],
    ]);
  });

  it('opens levels while they are few, and the first always', () => {
    expect([...openAtFirst(value)]).toEqual(['', '/a', '/__proto__', '/a/1']);
    expect([...openAtFirst(Array.from({ length: 100 }, () => [1]))]).toEqual(['']);
    expect([...openAtFirst('text')]).toEqual([]);
  });
});
