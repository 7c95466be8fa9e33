import { expect, it } from 'vitest';
import { finish } from './steps.ts';
import { prepareTexts, textsWith } from './texts-with.ts';

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
  const hits = finish(textsWith(word, texts));
  expect([...(hits ?? []).entries()].flatMap(([code, hit]) => (hit === 1 ? code : []))).toEqual(expected);
  expect(hits === undefined).toBe(expected.length === 0);
});

it('sees texts that were added', () => {
  const texts = ['one'];
  expect(finish(textsWith('two', texts))).toBeUndefined();
  texts.push('two', 'too');
  expect(finish(textsWith('two', texts))).toEqual(Uint8Array.of(0, 0, 1, 0));
  texts.push('Two');
  expect(finish(textsWith('two', texts))).toEqual(Uint8Array.of(0, 0, 1, 0, 1));
});

it('reads many texts in steps, and texts that come between them the next time', () => {
  const texts = Array.from({ length: 50_000 }, (_, at) => `Name ${at}`);
  const steps = prepareTexts(texts);
  let pauses = 0;
  while (steps.next().done !== true) {
    pauses += 1;
    texts.push(`late ${pauses}`);
  }
  expect(pauses).toBeGreaterThan(1);
  const placesWith = (word: string): number[] =>
    [...(finish(textsWith(word, texts)) ?? []).entries()].flatMap(([code, hit]) => (hit === 1 ? code : []));
  expect(placesWith('49999')).toEqual([50_000]);
  expect(placesWith('late')).toEqual(Array.from({ length: pauses }, (_, at) => 50_001 + at));
});
