import { expect, it } from 'vitest';
import { textsWith } from './texts-with.ts';

it.each<[string, readonly string[]]>([
  ['b', ['a', 'b', 'abc', '', 'B']],
  ['aa', ['aaa', 'a', 'a', 'aaaa']],
  ['x', ['', '']],
  ['end', ['the end', 'ending', 'en', 'd']],
  ['\u0307', ['İstanbul', 'other', 'x\ny']],
  ['y', ['İİ', 'x\ny', 'z', 'y']],
  ['x', []],
])('finds %s in %j as looking into each text does', (word, texts) => {
  const expected = texts.flatMap((text, at) => (text.toLowerCase().includes(word) ? at + 1 : []));
  const hits = textsWith(word, texts);
  expect([...(hits ?? []).entries()].flatMap(([code, hit]) => (hit === 1 ? code : []))).toEqual(expected);
  expect(hits === undefined).toBe(expected.length === 0);
});

it('sees texts that were added', () => {
  const texts = ['one'];
  expect(textsWith('two', texts)).toBeUndefined();
  texts.push('two');
  expect(textsWith('two', texts)).toEqual(Uint8Array.of(0, 0, 1));
});
