import { type InProcessServer, startInProcessServer } from '@millrace/testkit';
import { afterEach, beforeEach, expect, it } from 'vitest';

const PATH = '/api/millrace/1.0/runs/find';

let server: InProcessServer;
beforeEach(async () => void (server = await startInProcessServer()));
afterEach(async () => server.close());

interface Found {
  readonly runs?: { info: { run_name: string; run_id: string }; matched?: string; value?: string }[];
}

async function find(body: object): Promise<string[]> {
  const { json } = await server.call('POST', PATH, body);
  return ((json as Found).runs ?? []).map(({ info, matched, value }) =>
    [info.run_name, matched, value].filter(Boolean).join(' '),
  );
}

async function run(run_name: string, start_time: number, lr: string): Promise<string> {
  const { store } = server;
  const { info } = await store.runs.create({
    experiment_id: '0',
    user_id: '',
    start_time,
    run_name,
    tags: [],
  });
  await store.runs.logParam(info.run_id, { key: 'lr', value: lr });
  await store.runs.setTag(info.run_id, { key: 'team', value: `Team of ${run_name}` });
  return info.run_id;
}

it.each([
  [{}, 'Either a text or statuses'],
  [{ text: '  ' }, 'Either a text or statuses'],
  [{ text: 'x'.repeat(501) }, 'at most 500 characters'],
  [{ statuses: ['RUNNING'], max_results: 201 }, 'between 1 and 200'],
])('refuses %#', async (body, message) => {
  const answer = await server.call('POST', PATH, body);
  expect(answer.status).toBe(400);
  expect(answer.json).toMatchObject({ message: expect.stringContaining(message) });
});

it('finds by name, param, tag and the beginning of an id, a run once', async () => {
  await run('calm-hawk', 1, '0.125');
  const id = await run('bold-pike', 2, '0.5');
  expect(await find({ text: 'HAWK' })).toEqual(['calm-hawk run_name calm-hawk']);
  expect(await find({ text: '0.12' })).toEqual(['calm-hawk params.lr 0.125']);
  expect(await find({ text: 'team of b' })).toEqual(['bold-pike tags.team Team of bold-pike']);
  expect(await find({ text: id.toUpperCase() })).toEqual([`bold-pike run_id ${id}`]);
  expect(await find({ text: '0.12', names_only: true })).toEqual([]);
  expect(await find({ text: "%_'" })).toEqual([]);
});

it('finds by state, what ended or began last first, without deleted runs', async () => {
  const early = await run('early', 1, '1');
  await run('late', 5, '1');
  const gone = await run('gone', 9, '1');
  await server.store.runs.delete(gone);
  expect(await find({ statuses: ['RUNNING'] })).toEqual(['late', 'early']);
  await server.store.runs.update(early, { status: 'FAILED', end_time: 7 });
  expect(await find({ statuses: ['RUNNING', 'FAILED'], max_results: 1 })).toEqual(['early']);
  expect(await find({ text: 'a', statuses: ['FAILED'] })).toEqual(['early run_name early']);
});
