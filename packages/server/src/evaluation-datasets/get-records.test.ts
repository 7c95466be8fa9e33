import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { refusal } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('evaluation-datasets/get-records', () => {
  it('pages through records, oldest first', async () => {
    const id = await at.createDataset();
    for (const index of [0, 1, 2]) {
      await at.upsert(id, [{ inputs: { index } }]);
      at.server.advanceClock(1);
    }
    const first = await at.records(id, { max_results: 2 });
    expect(first.records.map(({ inputs }) => inputs)).toEqual([{ index: 0 }, { index: 1 }]);
    expect(Buffer.from(first.token ?? '', 'base64').toString()).toMatch(/^\d+:dr-[0-9a-f]{32}$/);
    const second = await at.records(id, { max_results: 2, page_token: first.token ?? '' });
    expect(second.records.map(({ inputs }) => inputs)).toEqual([{ index: 2 }]);
    expect(second.token).toBeUndefined();
    expect((await at.records(id, { page_token: '2' })).records).toHaveLength(1);
  });

  it('finds none in an unknown dataset', async () => {
    expect((await at.records('d-x')).records).toEqual([]);
  });

  it.each([
    [{ page_token: 'nonsense' }, 'Invalid page token'],
    [{ max_results: -1 }, 'It must be a positive integer'],
    [{ max_results: 50_001 }, 'It must be at most 50000'],
  ])('refuses %j', async (query, message) => {
    expect(refusal(await at.get(`datasets/${await at.createDataset()}/records`, query))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining(message),
    ]);
  });
});
