import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { refusal } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('review-queues/update', () => {
  const update = (queue_id: string, changes: object): ReturnType<typeof at.post> =>
    at.post('review-queues/update', { queue_id, ...changes });

  it('changes users and questions only with their flags', async () => {
    const schema = await at.createSchema();
    const id = await at.createQueue('q', { users: ['ada'] });
    await update(id, { users: ['x'], schema_ids: [schema] });
    expect(await at.queue(id)).toMatchObject({ users: ['ada'] });
    await update(id, {
      update_users: true,
      update_schema_ids: true,
      schema_ids: [schema],
      name: 'r',
      new_owner: ' Bob ',
    });
    const { users, ...queue } = await at.queue(id);
    expect(users).toBeUndefined();
    expect(queue).toMatchObject({ name: 'r', created_by: 'Bob', schema_ids: [schema] });
  });

  it('refuses other questions once there is something to review', async () => {
    const { queue_id } = await at.queueWithTrace();
    expect(refusal(await update(queue_id, { update_schema_ids: true }))[2]).toContain('questions are locked');
    expect((await update(queue_id, { update_users: true, users: ['ada'] })).status).toBe(200);
  });

  it.each([
    [{ name: 'TAKEN' }, 'RESOURCE_ALREADY_EXISTS'],
    [{ name: 'default' }, 'INVALID_PARAMETER_VALUE'],
    [{ new_owner: ' ' }, 'INVALID_PARAMETER_VALUE'],
    [{ update_users: true, users: [''] }, 'INVALID_PARAMETER_VALUE'],
    [{ update_schema_ids: true, schema_ids: ['ls-x'] }, 'INVALID_PARAMETER_VALUE'],
  ])('refuses %j whole', async (changes, code) => {
    await at.createQueue('taken');
    const id = await at.createQueue('q', { users: ['ada'] });
    const before = await at.queue(id);
    expect(refusal(await update(id, { update_users: true, users: ['bob'], ...changes })).slice(0, 2)).toEqual(
      [400, code],
    );
    expect(await at.queue(id)).toEqual(before);
  });

  it('refuses to change the queue of a user', async () => {
    const id = await at.createQueue('ada', { queue_type: 'USER' });
    expect(refusal(await update(id, {}))[2]).toContain(
      "A user queue's name, assigned user, schemas, and owner are fixed",
    );
  });

  it('refuses what is not there', async () => {
    expect(refusal(await update('rq-x', { name: 'x' })).slice(0, 2)).toEqual([
      404,
      'RESOURCE_DOES_NOT_EXIST',
    ]);
  });
});
