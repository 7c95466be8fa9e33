import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { refusal } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('evaluation-datasets/remove-experiments', () => {
  it('removes, and is content with what is not there', async () => {
    const id = await at.createDataset({ experiment_ids: ['0', '7'] });
    for (const experiment_ids of [['0'], ['0', '8'], []]) {
      const answer = await at.post(`datasets/${id}/remove-experiments`, { experiment_ids });
      expect(answer.json).toMatchObject({ dataset: { dataset_id: id } });
    }
    expect(await at.experimentIds(id)).toEqual(['7']);
  });

  it('refuses what is not there', async () => {
    expect(
      refusal(await at.post('datasets/d-x/remove-experiments', { experiment_ids: ['0'] })).slice(0, 2),
    ).toEqual([404, 'RESOURCE_DOES_NOT_EXIST']);
  });
});
