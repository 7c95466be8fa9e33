import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { refusal } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('review-queues/set-item-status', () => {
  it('says who completed an item first, and forgets it when the item is opened again', async () => {
    const { queue_id, item_id } = await at.queueWithTrace();
    const set = async (members: object): Promise<unknown> =>
      (await at.post('review-queues/items/set-status', { queue_id, item_id, ...members })).json;
    const done = { item: { status: 'COMPLETE', completed_by: 'ada' } };
    expect(await set({ status: 'COMPLETE', completed_by: ' Ada' })).toMatchObject(done);
    expect(await set({ status: 'COMPLETE', completed_by: 'bob' })).toMatchObject(done);
    expect(await set({ status: 'DECLINED', completed_by: 'bob' })).toMatchObject({
      item: { completed_by: 'bob' },
    });
    const { item } = (await set({ status: 'PENDING' })) as { item: { completed_by?: string } };
    expect(item).toMatchObject({ status: 'PENDING' });
    expect(item.completed_by).toBeUndefined();
  });

  it.each([
    [{ status: 'COMPLETE' }, 400, '`completed_by` is required when setting status to `complete`.'],
    [{ status: 'PENDING', completed_by: 'ada' }, 400, 'must not be set when reopening an item'],
    [{}, 400, '`status` must be one of PENDING, COMPLETE, or DECLINED'],
    [{ status: 'DECLINED', completed_by: 'u'.repeat(251) }, 400, 'must be at most 250 characters; got 251.'],
    [{ status: 'PENDING', item_id: 'tr-x' }, 404, "Item 'tr-x' is not attached to review queue"],
    [{ status: 'PENDING', queue_id: 'rq-x' }, 404, "Review queue with id 'rq-x' not found."],
  ])('refuses %j', async (members, status, message) => {
    const item = { ...(await at.queueWithTrace()), ...members };
    const [code, , text] = refusal(await at.post('review-queues/items/set-status', item));
    expect([code, text]).toEqual([status, expect.stringContaining(message)]);
  });
});
