import { describe, expect, it } from 'vitest';
import { parsePythonJson, pythonJson, pythonText } from './python-json.ts';

const written = (text: string): string => pythonJson(parsePythonJson(text));

describe('JSON as Python spells it', () => {
  it.each([
    ['{"b":1,"a":[true,null]}', '{"b": 1, "a": [true, null]}'],
    ['{"2": 1, "1": 2}', '{"2": 1, "1": 2}'],
    ['[1, 1.0, 1e3, 1E-7, 1e22, -0.0, -0]', '[1, 1.0, 1000.0, 1e-07, 1e+22, -0.0, 0]'],
    ['12345678901234567890', '12345678901234567890'],
    ['[NaN, Infinity, -Infinity, 1e400]', '[NaN, Infinity, -Infinity, Infinity]'],
    ['"é🙂\\u007f\\n\\/\\ud800"', '"\\u00e9\\ud83d\\ude42\\u007f\\n/\\ud800"'],
    ['{"a": 1, "b": 2, "a": 3}', '{"a": 3, "b": 2}'],
    [' [ ] ', '[]'],
    ['{"__proto__": 1}', '{"__proto__": 1}'],
  ])('writes %s as %s', (text, wanted) => {
    expect(written(text)).toBe(wanted);
  });

  it.each([
    '',
    'abc',
    '{',
    '[1,]',
    '{"a"}',
    "{'a': 1}",
    '01',
    '"\n"',
    '1 2',
    `${'['.repeat(1000)}${']'.repeat(1000)}`,
  ])('refuses %j', (text) => {
    expect(() => parsePythonJson(text)).toThrow(SyntaxError);
  });

  it('sorts keys at every depth', () => {
    const value = parsePythonJson('{"b": {"d": 1, "c": 2}, "a": 3}');
    expect(pythonJson(value, { sorts: true })).toBe('{"a": 3, "b": {"c": 2, "d": 1}}');
  });

  it.each([
    ['"text"', 'text'],
    ['1.50', '1.5'],
    ['true', 'True'],
    ['{"a": [null, "it\'s", 1]}', `{'a': [None, "it's", 1]}`],
  ])('prints %s as %s', (text, wanted) => {
    expect(pythonText(parsePythonJson(text))).toBe(wanted);
  });
});
