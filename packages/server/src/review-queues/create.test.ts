import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { refusal } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('review-queues/create', () => {
  it('makes queues: users in small letters and once, questions of the experiment', async () => {
    const schema = await at.createSchema();
    const id = await at.createQueue(' Mine ', {
      users: ['Bob ', 'ada', 'bob'],
      schema_ids: [schema, schema],
    });
    expect(await at.queue(id)).toMatchObject({
      queue_id: expect.stringMatching(/^rq-[0-9a-f]{32}$/),
      name: 'Mine',
      users: ['ada', 'bob'],
      schema_ids: [schema],
    });
    expect(await at.queue(await at.createQueue('ADA', { queue_type: 'USER' }))).toMatchObject({
      name: 'ada',
      queue_type: 'USER',
      users: ['ada'],
    });
  });

  it.each([
    [{ queue_type: undefined }, 400, 'must be one of USER or CUSTOM'],
    [{ name: ' ' }, 400, '`name` must be a non-empty string'],
    [{ name: 'DEFAULT' }, 400, 'is a reserved queue name'],
    [{ name: 'n'.repeat(251) }, 400, 'must be at most 250 characters; got 251.'],
    [
      { users: Array.from({ length: 11 }, (_, index) => `u${index}`) },
      400,
      'at most 10 assigned users; got 11.',
    ],
    [{ users: [''] }, 400, '`user` must be a non-empty string'],
    [{ schema_ids: ['ls-x'] }, 400, "Label schema id(s) ['ls-x'] not found for experiment '0'."],
    [{ queue_type: 'USER', users: ['x'] }, 400, "got name='q' and users=['x']."],
    [{ queue_type: 'USER', schema_ids: ['ls-x'] }, 400, 'cannot have explicitly-attached schemas'],
    [{ experiment_id: '987' }, 404, 'No Experiment with id=987 exists'],
  ])('refuses %j', async (members, status, message) => {
    const queue = { experiment_id: '0', name: 'q', queue_type: 'CUSTOM', ...members };
    const [code, , text] = refusal(await at.post('review-queues/create', queue));
    expect([code, text]).toEqual([status, expect.stringContaining(message)]);
  });

  it('refuses a name that is taken, whatever its case', async () => {
    await at.createQueue('Mine');
    const answer = await at.post('review-queues/create', {
      experiment_id: '0',
      name: 'MINE',
      queue_type: 'CUSTOM',
    });
    expect(refusal(answer).slice(0, 2)).toEqual([400, 'RESOURCE_ALREADY_EXISTS']);
  });
});
