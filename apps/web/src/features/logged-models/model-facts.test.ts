import { expect, test } from 'vitest';
import type { LoggedModel } from '../../api/logged-models.ts';
import { measured, measuredKeys, registrationsOf } from './model-facts.ts';

const model = (metrics: readonly object[], versions = '[]') =>
  ({
    info: { tags: [{ key: 'mlflow.modelVersions', value: versions }] },
    data: { metrics },
  }) as unknown as LoggedModel;

test('metrics by what they were measured on, the latest of each', () => {
  const one = model([
    { key: 'rmse', value: 3, step: 0, timestamp: 1, dataset_name: 'test', dataset_digest: 'd' },
    { key: 'rmse', value: 2, step: 1, timestamp: 1, dataset_name: 'test', dataset_digest: 'd' },
    { key: 'rmse', value: 1, step: 0, timestamp: 9 },
  ]);
  const keys = measuredKeys([one]);
  expect(keys).toEqual([
    { metric: 'rmse', dataset: '', digest: '' },
    { metric: 'rmse', dataset: 'test', digest: 'd' },
  ]);
  expect(keys.map((key) => measured(one, key)?.value)).toEqual([1, 2]);
});

test('a registration that is written twice is one', () => {
  const twice = '[{"name": "a", "version": 2}, {"name": "a", "version": "2"}]';
  expect(registrationsOf(model([], twice))).toEqual([{ name: 'a', version: '2' }]);
  expect(registrationsOf(model([], 'no JSON'))).toEqual([]);
});
