import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('evaluation-datasets/get-experiment-ids', () => {
  it('lists experiments, none of an unknown dataset', async () => {
    expect(await at.experimentIds(await at.createDataset({ experiment_ids: ['0', '7', '0'] }))).toEqual([
      '0',
      '7',
    ]);
    expect(await at.experimentIds('d-x')).toEqual([]);
  });
});
