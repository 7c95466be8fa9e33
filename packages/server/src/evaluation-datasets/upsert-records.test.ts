import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { refusal } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('evaluation-datasets/upsert-records', () => {
  it('adds records and merges those with the same inputs', async () => {
    const id = await at.createDataset();
    const first = { inputs: { a: 1, b: 'x' }, expectations: { e: 1 }, tags: { t: '1' } };
    expect(await at.upsert(id, [first, { inputs: {} }])).toEqual({ inserted_count: 2, updated_count: 0 });
    const again = {
      inputs: { b: 'x', a: 1 },
      expectations: { f: 2 },
      outputs: 'o',
      tags: { 'mlflow.user': 'bob' },
    };
    expect(await at.upsert(id, [again])).toEqual({ inserted_count: 0, updated_count: 1 });
    const { records } = await at.records(id);
    expect(records).toHaveLength(2);
    expect(records[0]).toMatchObject({
      inputs: { a: 1, b: 'x' },
      outputs: 'o',
      expectations: { e: 1, f: 2 },
      tags: { t: '1', 'mlflow.user': 'bob' },
      last_updated_by: 'bob',
    });
  });

  it('keeps schema, profile and digest', async () => {
    const id = await at.createDataset();
    const before = await at.dataset(id);
    at.server.advanceClock(5);
    await at.upsert(id, [
      { inputs: { s: 't', n: 1, x: null }, outputs: { o: [] }, expectations: { e: true } },
    ]);
    const { schema = '', profile, digest } = await at.dataset(id);
    expect(JSON.parse(schema)).toEqual({
      inputs: { s: 'string', n: 'integer', x: 'null' },
      outputs: { o: 'array' },
      expectations: { e: 'boolean' },
      version: '1.0',
    });
    expect(profile).toBe('{"num_records": 1}');
    expect(digest).not.toBe(before.digest);
  });

  it('tells 1 from 1.0 and from true', async () => {
    const id = await at.createDataset();
    const records =
      '[{"inputs": {"a": 1}}, {"inputs": {"a": 1.0}}, {"inputs": {"a": true}}, {"inputs": {"a": 1}}]';
    const answer = await at.post(`datasets/${id}/records`, { records });
    expect(answer.json).toEqual({ inserted_count: 3, updated_count: 1 });
  });

  it('takes thousands at once, in their order', async () => {
    const id = await at.createDataset();
    const many = Array.from({ length: 3000 }, (_, index) => ({ inputs: { index } }));
    expect(await at.upsert(id, many)).toEqual({ inserted_count: 3000, updated_count: 0 });
    const { records } = await at.records(id, { max_results: 5000 });
    expect(records.map(({ inputs }) => inputs)).toEqual(many.map(({ inputs }) => inputs));
  });

  it.each([
    ['no JSON', "for parameter 'records'"],
    ['{}', 'It must be a JSON list.'],
    ['[1]', "'records[0]'"],
    ['[{"inputs": [1]}]', "'records[0].inputs'"],
    ['[{"inputs": null}]', "'records[0].inputs'"],
    ['[{"inputs": {}}, {"inputs": {}, "expectations": 5}]', "'records[1].expectations'"],
    ['[{"inputs": {}, "source": {"source_type": "MAGIC"}}]', 'Invalid dataset record source type: MAGIC'],
  ])('refuses %s whole', async (records, message) => {
    const id = await at.createDataset();
    const answer = await at.post(`datasets/${id}/records`, { records });
    expect(refusal(answer)).toEqual([400, 'INVALID_PARAMETER_VALUE', expect.stringContaining(message)]);
    expect((await at.records(id)).records).toEqual([]);
  });

  it('refuses what is not there', async () => {
    expect(
      refusal(await at.post('datasets/d-x/records', { records: '[{"inputs": {}}]' })).slice(0, 2),
    ).toEqual([404, 'RESOURCE_DOES_NOT_EXIST']);
  });
});
