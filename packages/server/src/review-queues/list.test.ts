import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('review-queues/list', () => {
  async function names(query: object): Promise<string[]> {
    const answer = at.get('review-queues/list', { experiment_id: '0', ...query });
    const { review_queues = [] } = await at.done<{ review_queues?: { name: string }[] }>(answer);
    return review_queues.map(({ name }) => name);
  }

  it('lists newest first: all, of a user, or those that hold a trace', async () => {
    const { item_id } = await at.queueWithTrace();
    at.server.advanceClock(1);
    await at.createQueue('later', { users: ['ada'] });
    expect(await names({})).toEqual(['later', 'queue']);
    expect(await names({ user: ' ADA' })).toEqual(['later']);
    expect(await names({ item_id })).toEqual(['queue']);
    expect(await names({ item_id: 'tr-x' })).toEqual([]);
  });

  it('pages, and ends with an empty token', async () => {
    for (const name of ['a', 'b', 'c']) {
      await at.createQueue(name);
      at.server.advanceClock(1);
    }
    const list = (query: object): ReturnType<typeof at.get> =>
      at.get('review-queues/list', { experiment_id: '0', max_results: 2, ...query });
    const { next_page_token: page_token } = (await list({})).json as { next_page_token: string };
    expect((await list({ page_token })).json).toMatchObject({
      review_queues: [{ name: 'a' }],
      next_page_token: '',
    });
  });

  it.each([
    [{ max_results: 0 }, 400],
    [{ experiment_id: 'abc' }, 400],
    [{ experiment_id: '987' }, 404],
  ])('refuses %j', async (query, status) => {
    expect((await at.get('review-queues/list', { experiment_id: '0', ...query })).status).toBe(status);
  });
});
