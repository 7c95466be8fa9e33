import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

const POLICIES = '/api/millrace/1.0/promotion-policies';

describe('promotion-policies/get', () => {
  it('answers no policy until there is one, under the name the model has now', async () => {
    await server.createRegisteredModel('m');
    expect((await server.get(POLICIES, { name: 'm' })).json).toEqual({});
    await server.send('PUT', POLICIES, { policy: { name: 'm', approvals_min: 1 } });
    await server.post('registered-models/rename', { name: 'm', new_name: 'n' });
    expect((await server.get(POLICIES, { name: 'n' })).json).toEqual({
      policy: { name: 'n', approvals_min: 1 },
    });
  });

  it('refuses an unknown model', async () => {
    expect(refusal(await server.get(POLICIES, { name: 'm' }))[0]).toBe(404);
  });
});
