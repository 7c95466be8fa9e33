import { expect, it } from 'vitest';
import { comparedMaps, comparedNumbers, deltaText } from './comparison-rows.ts';

it.each<[number | undefined, number | undefined, string | undefined]>([
  [1.1, 1, '+0.1 (+10%)'],
  [0.5, 1, '−0.5 (−50%)'],
  [2, 0, '+2'],
  [1, 1, undefined],
  [Number.NaN, 1, undefined],
  [1, undefined, undefined],
])('%d against %d is %s', (value, base, text) => expect(deltaText(value, base)).toBe(text));

it('says a difference in the unit of the values', () => {
  expect(deltaText(3, 1, (value) => `${value} ms`)).toBe('+2 ms (+200%)');
});

it('has a row for each key that any has', () => {
  expect(
    comparedMaps([
      new Map([['b', '1']]),
      new Map([
        ['a', '2'],
        ['b', '1'],
      ]),
    ]),
  ).toEqual([
    { key: 'a', values: [undefined, '2'], differs: true },
    { key: 'b', values: ['1', '1'], differs: false },
  ]);
  expect(comparedNumbers('n', [1, undefined])).toEqual({
    key: 'n',
    values: ['1', undefined],
    numbers: [1, undefined],
    differs: true,
  });
});
