import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('evaluation-datasets/delete', () => {
  it('deletes a dataset with its records, and is content without one', async () => {
    const id = await at.createDataset({ tags: '{"a": "b"}', experiment_ids: ['0'] });
    await at.upsert(id, [{ inputs: { q: 1 } }]);
    expect((await at.send('DELETE', `datasets/${id}`)).json).toEqual({});
    expect((await at.get(`datasets/${id}`)).status).toBe(404);
    expect((await at.records(id)).records).toEqual([]);
    expect((await at.send('DELETE', `datasets/${id}`)).json).toEqual({});
  });
});
