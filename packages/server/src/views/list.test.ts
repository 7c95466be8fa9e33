import { type InProcessServer, startInProcessServer } from '@millrace/testkit';
import { afterEach, beforeEach, expect, it } from 'vitest';

const PATH = '/api/millrace/1.0/views';

let server: InProcessServer;
beforeEach(async () => void (server = await startInProcessServer()));
afterEach(async () => server.close());

it('refuses to guess the experiment', async () => {
  expect((await server.call('GET', PATH)).status).toBe(400);
  expect((await server.call('GET', `${PATH}?experiment_id=x`)).status).toBe(400);
});

it("answers an experiment's own views, by name", async () => {
  const other = await server.store.experiments.create({ name: 'other', tags: [] });
  for (const [experiment_id, name] of [
    ['0', 'b'],
    ['0', 'a'],
    [other, 'c'],
  ] as const)
    await server.store.views.save({ experiment_id, name, search: '' }, 'ann');
  const { json } = await server.call('GET', `${PATH}?experiment_id=0`);
  expect(json).toMatchObject({ views: [{ name: 'a', created_by: 'ann' }, { name: 'b' }] });
});
