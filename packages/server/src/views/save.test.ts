import { type InProcessServer, startInProcessServer } from '@millrace/testkit';
import { afterEach, beforeEach, expect, it } from 'vitest';

const PATH = '/api/millrace/1.0/views';

let server: InProcessServer;
beforeEach(async () => void (server = await startInProcessServer()));
afterEach(async () => server.close());

it.each([
  [{}, 400, "Missing value for required parameter 'experiment_id'."],
  [{ experiment_id: '0', name: ' ', search: '' }, 400, 'must not be empty'],
  [{ experiment_id: '0', name: 'a\u0007', search: '' }, 400, 'control characters'],
  [{ experiment_id: '0', name: 'n'.repeat(201), search: '' }, 400, 'at most 200 characters'],
  [{ experiment_id: '0', name: 'n', search: 's'.repeat(65_537) }, 400, 'at most 65536 characters'],
  [{ experiment_id: '7', name: 'n', search: '' }, 404, '7'],
])('refuses %j', async (body, status, message) => {
  const answer = await server.call('POST', PATH, body);
  expect(answer.status).toBe(status);
  expect(answer.json).toMatchObject({ message: expect.stringContaining(message) });
});

it('keeps a view, and the newer one of a name', async () => {
  const draft = { experiment_id: '0', name: ' best runs ', search: 'q=metrics.acc+%3E+1' };
  const { json } = await server.call('POST', PATH, draft);
  const { view } = json as { view: { view_id: string } };
  expect(view).toMatchObject({ experiment_id: '0', name: 'best runs', search: draft.search });
  server.advanceClock(5);
  const again = await server.call('POST', PATH, { ...draft, search: 'q=' });
  expect(again.json).toMatchObject({ view: { view_id: view.view_id, search: 'q=' } });
  expect(await server.store.views.list('0')).toHaveLength(1);
});

it('has an end of views', async () => {
  for (let at = 0; at < 200; at += 1)
    await server.store.views.save({ experiment_id: '0', name: `view ${at}`, search: '' }, '');
  const answer = await server.call('POST', PATH, { experiment_id: '0', name: 'one more', search: '' });
  expect(answer.json).toMatchObject({ message: 'An experiment has at most 200 saved views.' });
  const known = await server.call('POST', PATH, { experiment_id: '0', name: 'view 7', search: 'x' });
  expect(known.status).toBe(200);
});
