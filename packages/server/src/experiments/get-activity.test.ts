import { type InProcessServer, startInProcessServer } from '@millrace/testkit';
import { afterEach, beforeEach, expect, it } from 'vitest';

const PATH = '/api/millrace/1.0/experiments/activity';

let server: InProcessServer;
beforeEach(async () => void (server = await startInProcessServer()));
afterEach(async () => server.close());

async function run(experiment_id: string, start_time: number): Promise<string> {
  const { info } = await server.store.runs.create({ experiment_id, user_id: '', start_time, tags: [] });
  return info.run_id;
}

it.each([
  [{}, 'experiment_ids'],
  [{ experiment_ids: ['x'] }, 'x'],
  [{ experiment_ids: Array.from({ length: 1001 }, (_, id) => String(id)) }, 'At most 1000 experiment_ids'],
])('refuses what is no list of ids: %#', async (body, message) => {
  const answer = await server.call('POST', PATH, body);
  expect(answer.status).toBe(400);
  expect(answer.json).toMatchObject({ message: expect.stringContaining(message) });
});

it('counts runs that are not deleted, and leaves out experiments that are not there', async () => {
  const empty = await server.store.experiments.create({ name: 'empty', tags: [] });
  await run('0', 10);
  await server.store.runs.update(await run('0', 30), { status: 'FINISHED' });
  await server.store.runs.delete(await run('0', 40));
  const { json } = await server.call('POST', PATH, { experiment_ids: ['0', empty, '77', '0'] });
  expect(json).toEqual({
    activities: [
      { experiment_id: '0', runs: 2, running: 1, last_start_time: 30 },
      { experiment_id: empty, runs: 0, running: 0 },
    ],
  });
});
