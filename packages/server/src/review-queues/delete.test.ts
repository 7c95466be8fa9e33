import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('review-queues/delete', () => {
  it('deletes a queue with its items, not the traces; and is content without one', async () => {
    const { queue_id, item_id } = await at.queueWithTrace();
    for (const id of [queue_id, queue_id]) {
      expect((await at.post('review-queues/delete', { queue_id: id })).json).toEqual({});
    }
    expect((await at.get('review-queues/get', { queue_id })).status).toBe(404);
    expect((await at.get(`traces/${item_id}`)).status).toBe(200);
  });
});
