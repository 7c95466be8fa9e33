import { describe, expect, it } from 'vitest';
import { colouredPieces } from './text-colours.ts';

describe('colouredPieces', () => {
  it.each([
    ['py', 'def f(x): # "no"', ['word:def', 'comment:# "no"']],
    ['py', "a1 = 'it\\'s' + 1.5e3", ["string:'it\\'s'", 'value:1.5e3']],
    ['json', '{"a": "b", "c": -1}', ['key:"a"', 'string:"b"', 'key:"c"', 'value:-1']],
    ['yaml', '  - name: a # b', ['key:name', 'comment:# b']],
    ['ts', 'const a = `x`; // y', ['word:const', 'string:`x`', 'comment:// y']],
    ['html', '<a href="x">', ['word:<a', 'key:href', 'string:"x"', 'word:>']],
    ['constructor', 'return 1', []],
  ])('%s: %s', (ending, line, expected) => {
    const pieces = colouredPieces(line, ending);
    expect(pieces.map(({ text }) => text).join('')).toBe(line);
    expect(pieces.flatMap(({ text, kind }) => (kind === undefined ? [] : [`${kind}:${text}`]))).toEqual(
      expected,
    );
  });

  it('takes no longer for what never ends', () => {
    const line = `"${'\\'.repeat(2000)}`;
    expect(
      colouredPieces(line, 'py')
        .map(({ text }) => text)
        .join(''),
    ).toBe(line);
  });
});
