import { expect, it } from 'vitest';
import { suggest } from './suggest.ts';

const KNOWN = ['server', 'ui', 'experiments', 'runs', 'artifacts', 'gc', 'db'];

it.each([
  ['sevrer', 'server'],
  ['serv', 'server'],
  ['experiment', 'experiments'],
  ['experimnts', 'experiments'],
  ['run', 'runs'],
  ['cg', 'gc'],
])("takes '%s' for '%s'", (word, meant) => {
  expect(suggest(word, KNOWN)).toBe(meant);
});

it.each(['models', 'x', 'deployments', ''])("does not guess at '%s'", (word) => {
  expect(
    suggest(
      word,
      KNOWN.filter((known) => known.length > 2),
    ),
  ).toBeUndefined();
});
