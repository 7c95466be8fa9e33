import { describe, expect, it } from 'vitest';
import { matchingRows, splitMatches, textRows } from './text-lines.ts';

describe('textRows', () => {
  it.each([
    ['a\nb', ['a', 'b']],
    ['a\r\nb\rc\n', ['a', 'b', 'c']],
    ['', ['']],
    ['\n\n', ['', '']],
  ])('reads %j', (text, lines) => {
    expect(textRows(text).map((row) => row.text)).toEqual(lines);
  });

  it('cuts long lines and numbers only their first piece', () => {
    const rows = textRows(`${'x'.repeat(4500)}\nend`, 7);
    expect(rows.map(({ text, number }) => [text.length, number])).toEqual([
      [2000, 7],
      [2000, undefined],
      [500, undefined],
      [3, 8],
    ]);
  });
});

describe('search', () => {
  it('finds rows in any case', () => {
    expect(matchingRows(textRows('Error\nfine\nan ERROR'), 'error')).toEqual([0, 2]);
    expect(matchingRows(textRows('a'), '')).toEqual([]);
    expect(matchingRows(textRows('a\na\na'), 'a', 2)).toEqual([0, 1]);
  });

  it('cuts a text at its matches', () => {
    expect(splitMatches('aXbxc', 'x')).toEqual(['a', 'X', 'b', 'x', 'c']);
    expect(splitMatches('abc', 'x')).toEqual(['abc']);
    // "İ" is two units long in lower case.
    expect(splitMatches('İx', 'x')).toEqual(['İx']);
  });
});
