import type { Sequence } from '../../compare/sequence.ts';
import { sequence } from '../../compare/sequence.ts';
import { newExperiment, UNKNOWN_EXPERIMENT_ID } from '../fixture.ts';
import { newQueue, newSchema, newTrace, V3 } from './evaluation-fixture.ts';

const QUEUES = `${V3}/review-queues`;
const UNKNOWN = 'rq-0123456789abcdef0123456789abcdef';
const trace = (digit: string): string => `tr-${digit.repeat(32)}`;

export const reviewQueueSequences: readonly Sequence[] = [
  sequence('review-queues/create', async (s) => {
    const experiment_id = await newExperiment(s);
    const deleted = await newExperiment(s, 'deleted');
    await s.post('/mlflow/experiments/delete', { experiment_id: deleted });
    const schema = await newSchema(s, experiment_id, 'question');
    const foreign = await newSchema(s, await newExperiment(s, 'foreign'), 'question');
    for (const [as, members] of Object.entries({
      custom: {},
      everything: { users: ['Bob ', ' ada', 'bob'], schema_ids: [schema, schema], created_by: 'x' },
      'name taken': { name: 'CUSTOM' },
      'blanks around': { name: '  blanks  ' },
      blank: { name: '   ' },
      reserved: { name: 'Default' },
      'long name': { name: 'n'.repeat(250) },
      'too long name': { name: 'n'.repeat(251) },
      'no type': { queue_type: undefined },
      unspecified: { queue_type: 'REVIEW_QUEUE_TYPE_UNSPECIFIED' },
      'of a user': { queue_type: 'USER' },
      'of a user named': { queue_type: 'USER', users: [' OF A USER NAMED '] },
      'of another user': { queue_type: 'USER', users: ['x'] },
      'of several users': { queue_type: 'USER', users: ['x', 'of several users'] },
      'of a user with questions': { queue_type: 'USER', schema_ids: [schema] },
      'reserved for a user': { name: 'default', queue_type: 'USER' },
      'eleven users': { users: Array.from({ length: 11 }, (_, at) => `u${at}`) },
      'empty user': { users: [''] },
      'long user': { users: ['u'.repeat(251)] },
      'unknown question': { schema_ids: ['ls-x'] },
      'question of another experiment': { schema_ids: [schema, foreign] },
      'empty question': { schema_ids: [' '] },
      'long question': { schema_ids: ['s'.repeat(37)] },
      'unknown experiment': { experiment_id: UNKNOWN_EXPERIMENT_ID },
      'deleted experiment': { experiment_id: deleted },
      'no number': { experiment_id: 'abc' },
    })) {
      const queue = { experiment_id, name: as, queue_type: 'CUSTOM', ...members };
      const made = await s.post(`${QUEUES}/create`, queue, { as });
      await s.get(`${QUEUES}/get`, { queue_id: made.at('review_queue.queue_id') }, { as });
      await s.get(`${QUEUES}/get-by-name`, { experiment_id, name: as.toUpperCase() }, { as });
    }
    for (const id of [deleted, UNKNOWN_EXPERIMENT_ID, 'abc']) {
      await s.get(`${QUEUES}/get-by-name`, { experiment_id: id, name: 'custom' }, { as: `in ${id}` });
      await s.get(`${QUEUES}/list`, { experiment_id: id }, { as: `in ${id}` });
    }
  }),
  sequence('review-queues/users', async (s) => {
    const experiment_id = await newExperiment(s);
    await newQueue(s, experiment_id, 'Squatter');
    for (const user of ['Ada', 'ada', ' ADA ', 'squatter', ' ', 'default', 'u'.repeat(251), 'bob']) {
      await s.post(`${QUEUES}/get-or-create-user`, { experiment_id, user }, { as: user.slice(0, 20) });
    }
    await s.post(
      `${QUEUES}/get-or-create-user`,
      { experiment_id: UNKNOWN_EXPERIMENT_ID, user: 'ada' },
      { as: 'unknown experiment' },
    );
    for (const user of ['ADA', 'nobody', '']) {
      await s.get(`${QUEUES}/list`, { experiment_id, user }, { as: `of ${user}` });
    }
  }),
  sequence('review-queues/list', async (s) => {
    const experiment_id = await newExperiment(s);
    await s.get(`${QUEUES}/list`, { experiment_id }, { as: 'empty' });
    for (const name of ['b', 'a', 'c']) {
      await newQueue(s, experiment_id, name);
      await s.tick();
    }
    await s.get(`${QUEUES}/list`, { experiment_id });
    const first = await s.get(`${QUEUES}/list`, { experiment_id, max_results: 2 });
    const page_token = first.at('next_page_token');
    await s.get(`${QUEUES}/list`, { experiment_id, max_results: 2, page_token }, { as: 'second page' });
    for (const max_results of ['0', '-1', '50000', '50001', 'x']) {
      await s.get(`${QUEUES}/list`, { experiment_id, max_results }, { as: `max_results ${max_results}` });
    }
    await s.get(`${QUEUES}/list`, { experiment_id, page_token: 'nonsense' }, { as: 'wrong token' });
    await s.get(`${QUEUES}/list`, { experiment_id, item_id: 'tr-x' }, { as: 'of an unknown item' });
  }),
  sequence('review-queues/update', async (s) => {
    const experiment_id = await newExperiment(s);
    const schema = await newSchema(s, experiment_id, 'question');
    const queue_id = await newQueue(s, experiment_id, 'queue');
    await newQueue(s, experiment_id, 'taken');
    await s.tick();
    for (const [as, members] of Object.entries({
      nothing: {},
      'users without flag': { users: ['x'] },
      users: { update_users: true, users: ['Bob', 'ada'] },
      'no users': { update_users: true },
      'many users': { update_users: true, users: Array.from({ length: 11 }, (_, at) => `u${at}`) },
      questions: { update_schema_ids: true, schema_ids: [schema] },
      'unknown question': { update_schema_ids: true, schema_ids: ['ls-x'] },
      'no questions': { update_schema_ids: true },
      name: { name: ' Other ' },
      'name in capitals': { name: 'OTHER' },
      'taken name': { name: 'TAKEN' },
      'reserved name': { name: 'default' },
      'empty name': { name: '' },
      owner: { new_owner: ' Ada ' },
      'empty owner': { new_owner: ' ' },
      'long owner': { new_owner: 'o'.repeat(251) },
    })) {
      await s.post(`${QUEUES}/update`, { queue_id, ...members }, { as });
      await s.get(`${QUEUES}/get`, { queue_id }, { as });
    }
    const own = await s.post(`${QUEUES}/get-or-create-user`, { experiment_id, user: 'ada' });
    const personal = own.at('review_queue.queue_id');
    await s.post(`${QUEUES}/update`, { queue_id: personal, name: 'x' }, { as: 'of a user' });
    await s.post(`${QUEUES}/update`, { queue_id: personal }, { as: 'of a user, nothing' });
    await s.post(`${QUEUES}/update`, { queue_id: UNKNOWN, name: 'x' }, { as: 'unknown' });
    await s.json('DELETE', `${V3}/label-schemas/delete`, { json: { schema_id: schema } });
    await s.post(`${QUEUES}/delete`, { queue_id });
    await s.post(`${QUEUES}/delete`, { queue_id }, { as: 'again' });
    await s.get(`${QUEUES}/get`, { queue_id }, { as: 'deleted' });
  }),
  sequence('review-queues/items', async (s) => {
    const [experiment_id, elsewhere] = [await newExperiment(s), await newExperiment(s, 'elsewhere')];
    const queue_id = await newQueue(s, experiment_id, 'queue');
    const [first, second, foreign] = [trace('a'), trace('b'), trace('c')];
    await newTrace(s, experiment_id, first);
    await newTrace(s, experiment_id, second);
    await newTrace(s, elsewhere, foreign);
    for (const [as, item_ids] of Object.entries({
      one: [first],
      'one again': [` ${first} `, first],
      'one that is unknown': [second, 'tr-x'],
      'one of another experiment': [foreign],
      none: [],
      'an empty one': [''],
      'a long one': ['x'.repeat(51)],
    })) {
      await s.post(`${QUEUES}/items/add`, { queue_id, item_ids }, { as });
      await s.get(`${QUEUES}/items/list`, { queue_id }, { as });
      await s.tick();
    }
    await s.post(`${QUEUES}/items/add`, {
      queue_id,
      item_ids: [second],
      item_type: 'REVIEW_ITEM_TYPE_UNSPECIFIED',
    });
    await s.post(`${QUEUES}/items/add`, { queue_id: UNKNOWN, item_ids: [first] }, { as: 'unknown queue' });
    const setStatus = (item_id: string, members: object, as: string): Promise<unknown> =>
      s.post(`${QUEUES}/items/set-status`, { queue_id, item_id, ...members }, { as });
    await setStatus(first, { status: 'COMPLETE', completed_by: ' Ada ' }, 'complete');
    await setStatus(first, { status: 'COMPLETE', completed_by: 'bob' }, 'complete again');
    await setStatus(first, { status: 'DECLINED', completed_by: 'bob' }, 'declined');
    await setStatus(first, { status: 'DECLINED' }, 'declined by nobody');
    await setStatus(first, { status: 'DECLINED', completed_by: '  ' }, 'declined by blanks');
    await setStatus(first, { status: 'COMPLETE', completed_by: 'u'.repeat(251) }, 'complete by a long name');
    await setStatus(first, { status: 'PENDING', completed_by: 'ada' }, 'pending by somebody');
    await setStatus(first, {}, 'no status');
    await setStatus(first, { status: 'REVIEW_STATUS_UNSPECIFIED' }, 'unspecified');
    for (const status of ['PENDING', 'COMPLETE', 'DECLINED', 'REVIEW_STATUS_UNSPECIFIED']) {
      await s.get(`${QUEUES}/items/list`, { queue_id, status }, { as: status });
    }
    await setStatus(first, { status: 'PENDING' }, 'pending');
    await setStatus('tr-x', { status: 'PENDING' }, 'unknown item');
    await s.get(`${QUEUES}/list`, { experiment_id, item_id: first }, { as: 'of an item' });
    const listed = await s.get(`${QUEUES}/items/list`, { queue_id, max_results: 1 });
    const page_token = listed.at('next_page_token');
    await s.get(`${QUEUES}/items/list`, { queue_id, max_results: 1, page_token }, { as: 'second page' });
    for (const max_results of ['0', '50001', 'x']) {
      await s.get(`${QUEUES}/items/list`, { queue_id, max_results }, { as: `max_results ${max_results}` });
    }
    await s.get(`${QUEUES}/items/list`, { queue_id: UNKNOWN }, { as: 'unknown queue' });
    const update = { queue_id, update_schema_ids: true, schema_ids: [] };
    await s.post(`${QUEUES}/update`, update, { as: 'questions beside items' });
    for (const [as, item_ids] of Object.entries({
      unknown: ['tr-x'],
      one: [first],
      again: [first],
      none: [],
    })) {
      await s.post(`${QUEUES}/items/remove`, { queue_id, item_ids }, { as });
    }
    await s.post(`${QUEUES}/items/remove`, { queue_id: UNKNOWN, item_ids: [first] }, { as: 'unknown queue' });
    await s.get(`${QUEUES}/items/list`, { queue_id }, { as: 'after removing' });
    const gone = { experiment_id, request_ids: [second] };
    await s.post(`${V3}/traces/delete-traces`, gone, { as: 'a trace of a queue' });
    await s.get(`${QUEUES}/items/list`, { queue_id }, { as: 'after deleting the trace' });
  }),
];
