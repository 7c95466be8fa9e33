import { describe, expect, test } from 'vitest';
import { Aliases } from './aliases.ts';
import type { Difference } from './difference.ts';
import { ExactNumber, exactText, parseExactJson } from './exact-json.ts';
import type { Verdict } from './judge.ts';
import { judge } from './judge.ts';
import { normaliseAnswer } from './normalise-answer.ts';
import type { Recording } from './play-corpus.ts';
import type { Step } from './sequence.ts';
import { sequence } from './sequence.ts';

const RUN = 'a1b2c3d4e5f60718293a4b5c6d7e8f90';
const place = { url: 'http://127.0.0.1:5000', dir: '/tmp/server' };

describe('exact JSON', () => {
  test.each([
    ['1', '1.0'],
    ['10', '1e1'],
    ['0.50', '5e-1'],
    ['-0', '0'],
    ['1.7976931348623157e308', '1.7976931348623157E+308'],
  ])('%s is %s', (a, b) => {
    expect(new ExactNumber(a).canonical).toBe(new ExactNumber(b).canonical);
  });

  test('keeps digits beyond 2^53 and tells a bare NaN from a text', () => {
    expect(exactText(parseExactJson('{"a": [9007199254740993, NaN, "NaN"]}'))).toBe(
      '{"a":[9007199254740993,NaN,"NaN"]}',
    );
    expect(new ExactNumber('9007199254740993').canonical).not.toBe(
      new ExactNumber('9007199254740992').canonical,
    );
  });

  test.each(['', '{', '[1,]', '01', '{"a":1} x', "{'a':1}"])('refuses %j', (text) => {
    expect(() => parseExactJson(text)).toThrow(SyntaxError);
  });
});

describe('aliases', () => {
  test('the same id has the same stand-in wherever it is', () => {
    const aliases = new Aliases(place);
    expect(aliases.inText(`Run with id=${RUN} not found`)).toBe('Run with id=<id#1> not found');
    expect(aliases.inText(`mlflow-artifacts:/7/${RUN}/artifacts`)).toBe(
      'mlflow-artifacts:/<experiment#1>/<id#1>/artifacts',
    );
    expect(aliases.inText('No Experiment with id=7 exists, 7 times')).toBe(
      'No Experiment with id=<experiment#1> exists, 7 times',
    );
  });

  test('unknown numbers stay as they are', () => {
    expect(new Aliases(place).inText('No Experiment with id=8 exists')).toBe(
      'No Experiment with id=8 exists',
    );
  });
});

function step(body: string, status = 200): Step {
  const raw = { status, headers: { 'content-type': 'application/json' }, body: Buffer.from(body) };
  const answer = normaliseAnswer(raw, new Aliases(place), { isArtifact: false });
  return { label: 'POST /x', method: 'POST', path: '/x', requestText: '', messagePrefix: undefined, answer };
}

function recording(each: Step): Recording {
  return { steps: new Map([['s', [each]]]), failures: new Map<string, string>() };
}

function verdicts(left: Step, right: Step, differences: readonly Difference[] = []): Verdict[] {
  return judge({
    sequences: [sequence('s', () => Promise.resolve())],
    differences,
    left: recording(left),
    right: recording(right),
    sides: ['mlflow', 'millrace'],
    isWhole: true,
  });
}

const difference: Difference = {
  id: 'd',
  match: /POST \/x$/,
  fields: ['status', 'body'],
  mlflow: { status: 500 },
  millrace: { status: 400 },
  reason: 'a 500 is retried',
};

function passes(left: Step, right: Step): boolean[] {
  return verdicts(left, right, [difference]).map((each) => each.isPassed);
}

describe('judging', () => {
  test('numbers are compared by value, lists of tags without their order', () => {
    const left = step('{"a": 1.0, "tags": [{"key":"x"},{"key":"y"}]}');
    const right = step('{"tags": [{"key":"y"},{"key":"x"}], "a": 1}');
    expect(verdicts(left, right).map((each) => each.isPassed)).toEqual([true]);
  });

  test('the first field that differs is named', () => {
    const [verdict] = verdicts(step('{"a": {"b": 1}}'), step('{"a": {"b": "1"}}'));
    expect(verdict?.problems).toEqual(['body.a.b: 1 | "1"']);
  });

  test('a deliberate difference passes, and fails when either side answers otherwise', () => {
    expect(passes(step('{}', 500), step('{}', 400))).toEqual([true]);
    expect(passes(step('{}', 500), step('{}', 404))).toEqual([false]);
    expect(passes(step('{}', 400), step('{}', 400))).toEqual([false, false]);
  });

  test('a general difference leaves alone what it does not describe', () => {
    const general: Difference = { ...difference, isGeneral: true };
    const isPassed = (left: Step, right: Step): boolean | undefined =>
      verdicts(left, right, [general])[0]?.isPassed;
    expect(isPassed(step('{}', 500), step('{}', 400))).toBe(true);
    expect(isPassed(step('{}', 200), step('{}', 200))).toBe(true);
    expect(isPassed(step('{}', 200), step('{}', 400))).toBe(false);
    expect(isPassed(step('{}', 500), step('{}', 404))).toBe(false);
  });

  test('items of one side are left out, and nothing else', () => {
    const items: Difference = {
      ...difference,
      fields: [],
      onlyOn: { list: 'data.tags', mlflow: /"key":"x"/ },
      mlflow: { status: 200 },
      millrace: { status: 200 },
    };
    const left = step('{"data": {"tags": [{"key":"x"},{"key":"y"}]}}');
    const problems = (right: string): number | undefined =>
      verdicts(left, step(right), [items])[0]?.problems.length;
    expect(problems('{"data": {"tags": [{"key":"y"}]}}')).toBe(0);
    expect(problems('{"data": {"tags": [{"key":"z"}]}}')).toBe(1);
  });
});
