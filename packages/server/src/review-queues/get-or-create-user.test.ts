import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { refusal } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('review-queues/get-or-create-user', () => {
  const ask = (user: string, experiment_id = '0'): ReturnType<typeof at.post> =>
    at.post('review-queues/get-or-create-user', { experiment_id, user });

  it('makes one queue a user, owned by the user', async () => {
    const first = await ask(' Ada');
    expect(first.json).toMatchObject({ review_queue: { name: 'ada', created_by: 'ada', users: ['ada'] } });
    expect((await ask('ADA')).json).toEqual(first.json);
  });

  it('refuses a name that another queue has, and an experiment that is not there', async () => {
    await at.createQueue('Bob');
    expect(refusal(await ask('bob'))).toEqual([
      400,
      'RESOURCE_ALREADY_EXISTS',
      "A non-user queue named 'bob' already exists; cannot get-or-create a user queue with that name.",
    ]);
    expect((await ask('ada', '987')).status).toBe(404);
    expect((await ask(' ')).status).toBe(400);
  });
});
