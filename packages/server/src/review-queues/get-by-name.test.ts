import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { refusal } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('review-queues/get-by-name', () => {
  it('finds by name, whatever its case', async () => {
    const queue_id = await at.createQueue('Mine');
    const get = (name: string, experiment_id = '0'): ReturnType<typeof at.get> =>
      at.get('review-queues/get-by-name', { experiment_id, name });
    expect((await get('mINE')).json).toMatchObject({ review_queue: { queue_id } });
    expect(refusal(await get('x'))).toEqual([
      404,
      'RESOURCE_DOES_NOT_EXIST',
      "Review queue with name 'x' not found for experiment '0'.",
    ]);
    expect((await get('Mine', '987')).status).toBe(404);
  });
});
