import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { refusal } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('review-queues/list-items', () => {
  it('lists by status, newest first, without traces that are deleted', async () => {
    const { queue_id, item_id } = await at.queueWithTrace();
    at.server.advanceClock(1);
    const later = await at.createTrace('b');
    await at.post('review-queues/items/add', { queue_id, item_ids: [later] });
    expect((await at.items(queue_id)).map((item) => item.item_id)).toEqual([later, item_id]);
    expect(await at.items(queue_id, { status: 'COMPLETE' })).toEqual([]);
    expect(await at.items(queue_id, { status: 'PENDING' })).toHaveLength(2);
    await at.done(at.post('traces/delete-traces', { experiment_id: '0', request_ids: [later] }));
    expect((await at.items(queue_id)).map((item) => item.item_id)).toEqual([item_id]);
  });

  it('pages, and ends with an empty token', async () => {
    const { queue_id } = await at.queueWithTrace();
    await at.post('review-queues/items/add', { queue_id, item_ids: [await at.createTrace('b')] });
    const list = (query: object): ReturnType<typeof at.get> =>
      at.get('review-queues/items/list', { queue_id, max_results: 1, ...query });
    const { next_page_token: page_token } = (await list({})).json as { next_page_token: string };
    expect((await list({ page_token })).json).toMatchObject({ items: [{}], next_page_token: '' });
    expect((await list({ max_results: 0 })).status).toBe(400);
  });

  it('refuses what is not there', async () => {
    expect(refusal(await at.get('review-queues/items/list', { queue_id: 'rq-x' })).slice(0, 2)).toEqual([
      404,
      'RESOURCE_DOES_NOT_EXIST',
    ]);
  });
});
