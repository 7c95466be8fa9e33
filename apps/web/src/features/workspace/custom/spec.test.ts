import { describe, expect, it } from 'vitest';
import { compactSpec, firstSpec, prettySpec, readSpec } from './spec.ts';

function columnsOf(value: unknown): readonly string[] {
  const reading = readSpec(JSON.stringify({ mark: 'bar', value }));
  if ('fault' in reading) throw new Error(reading.fault);
  return reading.spec.columns;
}

describe('columns that a specification names', () => {
  it.each([
    ['metrics.loss', ['metrics.loss']],
    ['metrics.train/loss', ['metrics.train/loss', 'metrics.train']],
    ['metrics.my loss', ['metrics.my loss', 'metrics.my']],
    ['metrics.a\\.b', ['metrics.a.b', 'metrics.a']],
    ["params['a.b']", ['params.a.b']],
    ['tags["a\'b"]', ["tags.a'b"]],
    ["datum.metrics.loss * 2 > datum['params']['lr']", ['metrics.loss', 'params.lr']],
    ['datum.metrics.loss-1', ['metrics.loss-1', 'metrics.loss']],
  ])('%s', (text, columns) => {
    expect(columnsOf(text)).toEqual(expect.arrayContaining([...columns]));
    expect(columnsOf([{ deep: text }])).toEqual(columnsOf(text));
  });

  it.each(['nothing of ours, metrics', 'metrics.', 'datum.x.metrics'])('none are in %s', (text) =>
    expect(columnsOf(text)).toEqual([]),
  );

  it('are no more than a table of runs takes', () => {
    expect(columnsOf(Array.from({ length: 500 }, (_, at) => `params.p${at}`)).length).toBe(60);
  });

  it('are those of a first specification', () => {
    const reading = readSpec(firstSpec('params.a.b', "metrics.it's"));
    expect('spec' in reading && reading.spec.columns).toEqual(
      expect.arrayContaining(['params.a.b', "metrics.it's"]),
    );
  });
});

it('knows whether it draws the course of metrics, and of which', () => {
  const text = '{"layer":[{"data":{"name":"metrics"}}],"usermeta":{"metrics":["loss",7,"acc"]}}';
  expect(readSpec(text)).toMatchObject({ spec: { hasMetrics: true, metrics: ['loss', 'acc'] } });
  expect(readSpec('{"mark":"bar","data":{"name":"runs"}}')).toMatchObject({
    spec: { hasMetrics: false, metrics: undefined },
  });
});

describe('what is no specification', () => {
  it.each([
    ['[]', 'A specification is a JSON object'],
    ['null', 'A specification is a JSON object'],
    ['{"mark": "point",\n "encoding" 1}', 'line 2, column 13'],
    ['{', 'This is no JSON'],
    ['{"mark":"bar","data":{"url":"http://x/y.csv"}}', 'Nothing is loaded from an address'],
    ['{"layer":[{"transform":[{"lookup":"a","from":{"data":{"url":"//x"}}}]}]}', 'Nothing is loaded'],
    ['{"data":{"name":"runs"}}', 'has one of mark, layer'],
    ['{"layer":[{"mark":"pie"}]}', 'pie is no mark; there are arc'],
    ['{"mark":{"type":"<b>"}}', '<b> is no mark'],
    [`{"mark":"bar","a":${'{"a":'.repeat(70)}1${'}'.repeat(71)}`, 'at most 60 levels'],
    [`"${'x'.repeat(20_001)}"`, 'at most 20,000 characters'],
  ])('%s', (text, fault) => expect(readSpec(text)).toEqual({ fault: expect.stringContaining(fault) }));
});

it('takes data as they are, whatever they are called', () => {
  const text =
    '{"mark":"bar","data":{"values":[{"mark":"pie","data":{"url":"x"}}]},"config":{"mark":{"color":"red"}}}';
  expect(readSpec(text)).toHaveProperty('spec');
});

it('is kept short and shown long', () => {
  expect(compactSpec('{ "a": [1,\n 2] }')).toBe('{"a":[1,2]}');
  expect(prettySpec('{"a":1}')).toBe('{\n  "a": 1\n}');
  expect([compactSpec('{'), prettySpec('{')]).toEqual(['{', '{']);
});
