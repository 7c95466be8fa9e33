import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Expectation, SearchCase } from '../../../conformance/grammar/script.ts';
import { parseGrammarScript, withIds } from '../../../conformance/grammar/script.ts';
import { SearchError } from './index.ts';
import { MemoryWorld } from './testing/memory-world.ts';

const folder = new URL('../../../conformance/grammar/', import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));

/** What the search answers, in the form of an expectation. */
function answer(world: MemoryWorld, searchCase: SearchCase): Expectation {
  try {
    const labels = world.search(searchCase);
    return { kind: 'results', labels, isOrdered: true };
  } catch (error) {
    if (!SearchError.is(error)) throw error;
    return {
      kind: 'error',
      text: error.message,
      match: 'whole',
      status: 400,
      code: 'INVALID_PARAMETER_VALUE',
    };
  }
}

/** The answer as loosely as the expectation puts it, so that the two can be compared as they are. */
function loosened(got: Expectation, expected: Expectation): Expectation {
  if (got.kind === 'results' && expected.kind === 'results' && !expected.isOrdered) {
    return { kind: 'results', labels: got.labels.toSorted(), isOrdered: false };
  }
  if (got.kind === 'error' && expected.kind === 'error' && expected.match === 'start') {
    return { ...got, text: got.text.slice(0, expected.text.length), match: 'start' };
  }
  return got;
}

function wanted(expected: Expectation, world: MemoryWorld): Expectation {
  if (expected.kind === 'error') return { ...expected, text: withIds(expected.text, world.ids) };
  return expected.isOrdered ? expected : { ...expected, labels: expected.labels.toSorted() };
}

describe.each(names)('%s', (name) => {
  const script = parseGrammarScript(readFileSync(new URL(name, folder), 'utf8'));
  const world = new MemoryWorld(script);

  test('has cases', () => {
    expect(script.cases.length).toBeGreaterThan(0);
  });

  test.each(script.cases.map((searchCase) => ({ line: searchCase.line, searchCase })))(
    'line $line',
    ({ searchCase }) => {
      const expected = wanted(searchCase.expected, world);
      expect(loosened(answer(world, searchCase), expected)).toEqual(expected);
    },
  );

  test('marks as different only what is different', () => {
    const pointless = script.cases.filter(
      ({ difference, expected, expectedOfMlflow }) =>
        difference !== undefined &&
        JSON.stringify(loosened(expectedOfMlflow, expected)) === JSON.stringify(expected),
    );
    expect(pointless.map(({ line }) => line)).toEqual([]);
  });
});

describe('parseGrammarScript', () => {
  const load = 'load\n  experiment e\n  run r\n';

  test.each([
    ['an unknown head', 'find runs', 'line 1: expected load or search: find runs'],
    ['an unknown directive', `${load}search runs\n  where x`, 'line 5: a case has no where'],
    ['a missing expectation', `${load}search runs\n  filter x`, 'line 4: a case needs an expectation'],
    ['an unknown label', `${load}search runs\n  expect q`, 'line 4: expects q, which is not loaded'],
    ['a label twice', 'load\n  experiment e\n  run e', 'line 3: e is defined twice'],
    ['a run in no experiment', 'load\n  run r', 'line 2: r is in no experiment'],
    ['a bad metric', `${load}    metric a b`, 'line 4: not a metric value: b'],
    ['a bad attribute', `${load}    colour red`, 'line 4: a run has no colour'],
    [
      'a marker without an mlflow line',
      `${load}search runs superset\n  expect r`,
      'line 4: a marked case needs an mlflow line, and only a marked case has one',
    ],
    [
      'an mlflow line without a marker',
      `${load}search runs\n  expect r\n  mlflow none`,
      'line 4: a marked case needs an mlflow line, and only a marked case has one',
    ],
    [
      'differs without a reason',
      `${load}search runs differs\n  expect r\n  mlflow none`,
      'line 4: differs needs a reason',
    ],
    ['a bad expectation', `${load}search runs\n  expect r r`, 'line 5: not an expectation: r r'],
  ])('refuses %s', (_name, text, message) => {
    expect(() => parseGrammarScript(text)).toThrow(new SyntaxError(message));
  });

  test('takes free text to the end of the line, or as JSON', () => {
    const { cases } = parseGrammarScript(
      `${load}search runs\n  filter a = 'b' # c\n  expect r\nsearch runs\n  filter json " a\\n"\n  expect none`,
    );
    expect(cases.map(({ filter }) => filter)).toEqual(["a = 'b' # c", ' a\n']);
  });
});
