import { expect, test } from 'vitest';
import type { LoggedModel } from '../../api/logged-models.ts';
import { measuredSummary, modelGroups, modelRows } from './model-groups.ts';

const model = (model_id: string, source_run_id: string | undefined, value?: number | string) =>
  ({
    info: { model_id, source_run_id },
    data: { metrics: value === undefined ? [] : [{ key: 'acc', value, step: 0, timestamp: 0 }] },
  }) as unknown as LoggedModel;
const models = [model('a', 'r1', 1), model('b', undefined), model('c', 'r1', 3), model('d', 'r2', 'NaN')];

test('models of one run stand together, those of none by themselves', () => {
  expect(
    modelGroups(models).map(({ runId, models: own }) => [runId, own.map(({ info }) => info.model_id)]),
  ).toEqual([
    ['r1', ['a', 'c']],
    ['', ['b']],
    ['r2', ['d']],
  ]);
  const shown = modelRows(models, true, ['r1']).map((row) =>
    row.kind === 'group' ? `${row.group.runId}${row.isOpen ? '' : ' folded'}` : row.model.info.model_id,
  );
  expect(shown).toEqual(['r1 folded', '', 'b', 'r2', 'd']);
  expect(modelRows(models, false, ['r1'])).toHaveLength(4);
});

test('a summary is of the values that are finite', () => {
  const key = { metric: 'acc', dataset: '', digest: '' };
  expect(measuredSummary(models, key)).toEqual({ mean: 2, min: 1, max: 3, count: 2 });
  expect(measuredSummary(models.slice(3), key)).toBeUndefined();
});
