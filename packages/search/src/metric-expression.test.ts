import { describe, expect, it } from 'vitest';
import { SearchError } from './error.ts';
import { ExpressionError } from './expression-error.ts';
import { metricAsExpression, parseMetricExpression } from './metric-expression.ts';

function valueOf(text: string, values: Readonly<Record<string, number>> = {}): number {
  const { metrics, evaluate } = parseMetricExpression(text);
  return evaluate(metrics.map((name) => values[name] ?? Number.NaN));
}

describe('what an expression comes to', () => {
  it.each([
    ['a + 2 * 3', 7],
    ['(a + 2) * 3', 9],
    ['7 - 2 - a', 4],
    ['8 / 2 / 2 * a', 2],
    ['-2 ^ 2 * a', -4],
    ['2 ^ 3 ^ 2 + 0 * a', 512],
    ['2 ** -a', 0.5],
    ['- - a', 1],
    ['+a', 1],
    ['a % 2', 1],
    ['1.5e1 + .5 + 2. + a', 18.5],
    ['log(exp(a))', 1],
    ['max(a, 3, 2) + min(a, 3)', 4],
    ['pow(2, 3) * a', 8],
    ['abs(-a) + sqrt(4) + log2(8) + log10(100)', 8],
  ])('%s is %d', (text, value) => expect(valueOf(text, { a: 1 })).toBeCloseTo(value, 12));

  it('is not a number where a metric is none, and infinite where it divides by zero', () => {
    expect(valueOf('a - b', { a: 1 })).toBeNaN();
    expect(valueOf('a / b', { a: 1, b: 0 })).toBe(Infinity);
    expect(valueOf('log(a)', { a: -1 })).toBeNaN();
  });
});

describe('names', () => {
  it.each([
    ['train/loss - val/loss', ['train/loss', 'val/loss']],
    ['loss / acc', ['loss', 'acc']],
    ['loss /acc', ['loss', 'acc']],
    ['loss/ acc', ['loss', 'acc']],
    ['log(${loss})', ['loss']],
    ['log + log2(min)', ['log', 'min']],
    ['`my loss` + ${a-b} * "1st"', ['my loss', 'a-b', '1st']],
    ['Verlust_ä.é:x@1', ['Verlust_ä.é:x@1']],
    ['a + a * a', ['a']],
    ['constructor + __proto__', ['constructor', '__proto__']],
  ])('of %s are %j', (text, metrics) => expect(parseMetricExpression(text).metrics).toEqual(metrics));

  it('alone are a metric as it is', () => {
    expect(parseMetricExpression(' train/loss ').isMetric).toBe(true);
    expect(parseMetricExpression('${a b}').isMetric).toBe(true);
    expect(parseMetricExpression('-a').isMetric).toBe(false);
  });

  it.each(['loss', 'train/loss', 'a-b', 'a b', '1st', 'a}b', 'a`}b', 'log', 'x.y', '/a', 'a/', 'a//b'])(
    '%s comes back as it was written',
    (name) => {
      const { metrics, isMetric } = parseMetricExpression(metricAsExpression(name));
      expect([metrics, isMetric]).toEqual([[name], true]);
    },
  );
});

describe('what is wrong is said with its place', () => {
  it.each([
    ['', 0, 'Something is missing at the end'],
    ['a +', 3, 'Something is missing at the end'],
    ['a b', 2, 'An operator is missing before b'],
    ['a )', 2, 'An operator is missing before )'],
    ['a + * b', 4, 'A metric or a number is missing before *'],
    ['(a + b', 0, 'The parenthesis ( is never closed'],
    ['log(a', 3, 'The parenthesis ( is never closed'],
    ['log(a b)', 6, 'An operator or ) is missing before b'],
    ['log(a, a)', 0, 'log takes one value'],
    ['pow(a)', 0, 'pow takes 2 values'],
    ['max()', 4, 'A metric or a number is missing before )'],
    ['sine(a)', 0, 'sine is no function; there are abs'],
    ['constructor(a)', 0, 'constructor is no function'],
    ['a + ${b', 4, 'The quote ${ is never closed'],
    ['a + ``', 4, 'A metric has a name'],
    ['1st', 0, 'A name that begins with a digit stands in quotes'],
    ['a = b', 2, '= has no meaning here'],
    ['a.b[0]', 3, '[ has no meaning here'],
    ['a 😀', 2, '😀 has no meaning here'],
    ['1 + 1', 0, 'An expression names a metric'],
    ['a'.repeat(2001), 2000, 'An expression has at most 2000 characters'],
    [`${'('.repeat(51)}a`, 51, 'An expression nests at most 50 levels'],
    [`${'-'.repeat(60)}a`, 51, 'An expression nests at most 50 levels'],
    [Array.from({ length: 21 }, (_, at) => `m${at}`).join('+'), 70, 'An expression names at most 20 metrics'],
  ])('%s', (text, at, message) => {
    const error = errorOf(text);
    expect(error.message).toContain(message);
    expect(error.message).toContain(`(at character ${at + 1})`);
    expect(error.at).toBe(at);
    expect(SearchError.is(error)).toBe(true);
  });
});

function errorOf(text: string): ExpressionError {
  try {
    parseMetricExpression(text);
  } catch (error) {
    if (error instanceof ExpressionError) return error;
  }
  throw new Error(`${text} is taken`);
}
