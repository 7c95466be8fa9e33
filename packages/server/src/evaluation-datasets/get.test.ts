import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { refusal } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('evaluation-datasets/get', () => {
  it('reads a dataset without records', async () => {
    const dataset_id = await at.createDataset();
    expect(await at.dataset(dataset_id)).toMatchObject({ dataset_id, tags: '{}' });
  });

  it('refuses what is not there', async () => {
    expect(refusal(await at.get('datasets/d-x')).slice(0, 2)).toEqual([404, 'RESOURCE_DOES_NOT_EXIST']);
  });
});
