import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { refusal } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('evaluation-datasets/add-experiments', () => {
  it('adds once, all or none', async () => {
    const other = await at.server.createExperiment('e');
    const id = await at.createDataset({ experiment_ids: ['0'] });
    for (const experiment_ids of [[other], ['0', other]]) {
      const answer = await at.post(`datasets/${id}/add-experiments`, { experiment_ids });
      expect(answer.json).toMatchObject({ dataset: { dataset_id: id } });
    }
    expect(await at.experimentIds(id)).toEqual(['0', other]);
    const third = await at.server.createExperiment('f');
    const refused = await at.post(`datasets/${id}/add-experiments`, { experiment_ids: [third, '987'] });
    expect(refusal(refused)).toEqual([404, 'RESOURCE_DOES_NOT_EXIST', 'No Experiment with id=987']);
    expect(await at.experimentIds(id)).toEqual(['0', other]);
  });

  it('refuses what is not there', async () => {
    expect(
      refusal(await at.post('datasets/d-x/add-experiments', { experiment_ids: ['0'] })).slice(0, 2),
    ).toEqual([404, 'RESOURCE_DOES_NOT_EXIST']);
  });
});
