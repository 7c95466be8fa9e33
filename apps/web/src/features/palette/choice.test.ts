import { expect, it } from 'vitest';
import { type Choice, fits, withoutRepeats } from './choice.ts';

const choice = (id: string, words = ''): Choice => ({ id, title: id, icon: 'home', words });

it('fits when all words stand in it, in any order and case', () => {
  const dark = { ...choice('Dark theme'), words: 'colour night' };
  expect(['', 'dark', 'THEME da', 'night theme'].map((text) => fits(dark, text))).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(fits(dark, 'dark light')).toBe(false);
});

it('shows each choice once, where it comes first', () => {
  const groups = [
    { title: 'Recent', choices: [choice('a')] },
    { title: 'Pages', choices: [choice('a'), choice('b')] },
    { title: 'Runs', choices: [choice('b')] },
  ];
  expect(withoutRepeats(groups).map(({ title, choices }) => [title, choices.map(({ id }) => id)])).toEqual([
    ['Recent', ['a']],
    ['Pages', ['b']],
  ]);
});
