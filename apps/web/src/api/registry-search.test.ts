import { expect, test } from 'vitest';
import { hasAliases, registrySearch } from './registry-search.ts';

test.each([
  ['', '', []],
  ['churn', "name ILIKE '%churn%'", []],
  ['churn model', "name ILIKE '%churn%' AND name ILIKE '%model%'", []],
  ["o'neil", "name ILIKE '%o''neil%'", []],
  ["tags.team = 'crm'", "tags.team = 'crm'", []],
  ["tags.team='a b' and churn @champion", "tags.team='a b' AND name ILIKE '%churn%'", ['champion']],
  ["tag.`my key` LIKE 'x%'", "tag.`my key` LIKE 'x%'", []],
  ['@champion', '', ['champion']],
  ["alias = 'champion'", '', ['champion']],
  ['alias:shadow fraud', "name ILIKE '%fraud%'", ['shadow']],
  ["name = 'and'", "name = 'and'", []],
])('%s', (text, filter, aliases) => {
  expect(registrySearch(text)).toEqual({ filter, aliases });
});

test('every alias that is looked for must be there, in part', () => {
  const model = { aliases: [{ alias: 'champion' }, { alias: 'shadow' }] };
  expect(hasAliases(model, ['champ', 'SHADOW'])).toBe(true);
  expect(hasAliases(model, ['champ', 'other'])).toBe(false);
  expect(hasAliases({}, ['champ'])).toBe(false);
});
