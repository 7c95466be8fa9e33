import { type InProcessServer, startInProcessServer } from '@millrace/testkit';
import { afterEach, beforeEach, expect, it } from 'vitest';

const PATH = '/api/millrace/1.0/views';

let server: InProcessServer;
beforeEach(async () => void (server = await startInProcessServer()));
afterEach(async () => server.close());

it('refuses nothing and what is not there', async () => {
  expect((await server.call('DELETE', PATH, {})).status).toBe(400);
  expect((await server.call('DELETE', PATH, { view_id: 'v-1' })).json).toMatchObject({
    error_code: 'RESOURCE_DOES_NOT_EXIST',
    message: "There is no saved view 'v-1'.",
  });
});

it('removes a view', async () => {
  const view = await server.store.views.save({ experiment_id: '0', name: 'a', search: '' }, '');
  expect((await server.call('DELETE', PATH, { view_id: view.view_id })).status).toBe(200);
  expect(await server.store.views.list('0')).toEqual([]);
});
