import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

const POLICIES = '/api/millrace/1.0/promotion-policies';

describe('promotion-policies/delete', () => {
  it('lets aliases move freely again; deleting again is fine', async () => {
    await server.createRegisteredModel('m');
    await server.createModelVersion('m');
    await server.send('PUT', POLICIES, { policy: { name: 'm', approvals_min: 1 } });
    const alias = { name: 'm', alias: 'best', version: '1' };
    expect(refusal(await server.post('registered-models/alias', alias))[0]).toBe(403);
    for (const _ of [1, 2]) expect((await server.send('DELETE', POLICIES, { name: 'm' })).json).toEqual({});
    expect((await server.post('registered-models/alias', alias)).status).toBe(200);
  });

  it('refuses an unknown model', async () => {
    expect(refusal(await server.send('DELETE', POLICIES, { name: 'm' }))[0]).toBe(404);
  });
});
