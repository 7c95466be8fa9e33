import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { refusal } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('review-queues/add-items', () => {
  const add = (queue_id: string, item_ids: readonly string[]): ReturnType<typeof at.post> =>
    at.post('review-queues/items/add', { queue_id, item_ids });

  it('adds traces once; those that are there stay as they are', async () => {
    const { queue_id, item_id } = await at.queueWithTrace();
    const done = { queue_id, item_id, status: 'COMPLETE', completed_by: 'ada' };
    await at.done(at.post('review-queues/items/set-status', done));
    const other = await at.createTrace('b');
    const { json } = await add(queue_id, [other, ` ${item_id} `, other]);
    expect(json).toMatchObject({
      items: [
        { item_id: other, status: 'PENDING', item_type: 'TRACE' },
        { item_id, status: 'COMPLETE' },
      ],
    });
    expect(await at.items(queue_id)).toHaveLength(2);
  });

  it('adds all or none', async () => {
    const [queue_id, trace] = [await at.createQueue(), await at.createTrace('a')];
    expect(refusal(await add(queue_id, [trace, 'tr-x']))).toEqual([
      404,
      'RESOURCE_DOES_NOT_EXIST',
      `Cannot attach trace(s) ['tr-x'] to review queue '${queue_id}': they do not exist in experiment '0'.`,
    ]);
    expect(await at.items(queue_id)).toEqual([]);
  });

  it.each([[[]], [['']], [['x'.repeat(51)]]])('refuses %j', async (ids) => {
    expect((await add(await at.createQueue(), ids)).status).toBe(400);
  });

  it('refuses what is not there', async () => {
    expect(refusal(await add('rq-x', ['tr-x'])).slice(0, 2)).toEqual([404, 'RESOURCE_DOES_NOT_EXIST']);
  });
});
