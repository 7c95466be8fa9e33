import { expect, it } from 'vitest';
import { checkIndexSize, parseColumnId } from './run-index.ts';

it('refuses what would fill the memory, and says what would do', () => {
  expect(() => checkIndexSize(100_000, 200)).not.toThrow();
  expect(() => checkIndexSize(1_000_000, 21)).toThrow('Of 1000000 runs at most 20 columns');
  expect(() => checkIndexSize(0, 200)).not.toThrow();
});

it.each([
  ['metrics.a b', { kind: 'metric', key: 'a b', of: 'last' }],
  ['min(metrics.a(b))', { kind: 'metric', key: 'a(b)', of: 'min' }],
  ['params.x.y', { kind: 'param', key: 'x.y' }],
  ['tags.mlflow.user', { kind: 'tag', key: 'mlflow.user' }],
  ['datasets', { kind: 'datasets' }],
  ['datasets.name', undefined],
  ['mean(metrics.a)', undefined],
  ['metrics.', undefined],
  ['', undefined],
])('reads the column %s', (id, source) => expect(parseColumnId(id)).toEqual(source));
