import { describe, expect, it } from 'vitest';
import { parseJson } from './parse-json.ts';

describe('parseJson', () => {
  it('keeps the digits of whole numbers', () => {
    expect(parseJson('{"a":12345678901234567890,"b":1.5,"c":1e400,"d":[9007199254740993]}')).toEqual({
      a: 12_345_678_901_234_567_890n,
      b: 1.5,
      c: Infinity,
      d: [9_007_199_254_740_993n],
    });
    expect(Object.keys(parseJson('{"__proto__":{"x":1}}') as object)).toEqual(['__proto__']);
    expect(() => parseJson('{')).toThrow(SyntaxError);
  });
});
