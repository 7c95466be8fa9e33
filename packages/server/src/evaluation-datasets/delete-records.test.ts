import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { refusal } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('evaluation-datasets/delete-records', () => {
  it('deletes records of the dataset alone, and keeps count', async () => {
    const [id, other] = [await at.createDataset(), await at.createDataset()];
    await at.upsert(id, [{ inputs: { a: 1 } }, { inputs: { a: 2 } }]);
    const [first, second] = (await at.records(id)).records.map((record) => record.dataset_record_id);
    const remove = async (owner: string, ids: unknown[]): Promise<unknown> =>
      (await at.send('DELETE', `datasets/${owner}/records`, { dataset_record_ids: ids })).json;
    expect(await remove(other, [first])).toEqual({ deleted_count: 0 });
    expect(await remove(id, [first, 'dr-x'])).toEqual({ deleted_count: 1 });
    expect((await at.dataset(id)).profile).toBe('{"num_records": 1}');
    expect(await remove(id, [second])).toEqual({ deleted_count: 1 });
    expect((await at.dataset(id)).profile).toBe('null');
    expect(await remove('d-x', ['dr-x'])).toEqual({ deleted_count: 0 });
  });

  it('refuses what is no list', async () => {
    const answer = await at.send('DELETE', 'datasets/d-x/records', { dataset_record_ids: 'dr-x' });
    expect(refusal(answer).slice(0, 2)).toEqual([400, 'INVALID_PARAMETER_VALUE']);
  });
});
