import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { refusal } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('review-queues/get', () => {
  it('reads a queue', async () => {
    const queue_id = await at.createQueue('q');
    expect(await at.queue(queue_id)).toMatchObject({
      queue_id,
      experiment_id: '0',
      name: 'q',
      queue_type: 'CUSTOM',
    });
  });

  it('refuses what is not there', async () => {
    expect(refusal(await at.get('review-queues/get', { queue_id: 'rq-x' })).slice(0, 2)).toEqual([
      404,
      'RESOURCE_DOES_NOT_EXIST',
    ]);
  });
});
