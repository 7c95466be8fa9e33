import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { refusal } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('review-queues/remove-items', () => {
  const remove = (queue_id: string, item_ids: readonly string[]): ReturnType<typeof at.post> =>
    at.post('review-queues/items/remove', { queue_id, item_ids });

  it('removes traces, and is content with what is not there', async () => {
    const { queue_id, item_id } = await at.queueWithTrace();
    for (const ids of [['tr-x'], [item_id], [item_id]])
      expect((await remove(queue_id, ids)).json).toEqual({});
    expect(await at.items(queue_id)).toEqual([]);
    expect((await remove(queue_id, [])).status).toBe(400);
  });

  it('refuses what is not there', async () => {
    expect(refusal(await remove('rq-x', ['tr-x'])).slice(0, 2)).toEqual([404, 'RESOURCE_DOES_NOT_EXIST']);
  });
});
