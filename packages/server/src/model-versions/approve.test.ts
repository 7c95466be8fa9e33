import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

const APPROVE = '/api/millrace/1.0/model-versions/approve';
const approval = { name: 'm', version: '1', alias: 'best', comment: 'looks good' };

describe('model-versions/approve', () => {
  it('counts once per user, and is told in the history', async () => {
    await server.createRegisteredModel('m');
    await server.createModelVersion('m');
    for (const user of ['ada', 'ada', 'bob']) {
      expect((await server.sendAs(user, { path: APPROVE, body: approval })).json).toEqual({});
    }
    const { json } = await server.get('/api/millrace/1.0/registered-models/history', {
      name: 'm',
      version: '1',
    });
    const { events } = json as { events: { action: string; user: string; to?: string }[] };
    expect(events.filter(({ action }) => action === 'VERSION_APPROVED')).toMatchObject([
      { user: 'bob', to: 'looks good' },
      { user: 'ada' },
    ]);
  });

  it('refuses nobody, an unknown version and a reserved alias', async () => {
    await server.createRegisteredModel('m');
    await server.createModelVersion('m');
    expect(refusal(await server.post(APPROVE, approval))[1]).toBe('UNAUTHENTICATED');
    const as = (change: object): ReturnType<typeof server.sendAs> =>
      server.sendAs('ada', { path: APPROVE, body: { ...approval, ...change } });
    expect(refusal(await as({ version: '2' }))[0]).toBe(404);
    expect(refusal(await as({ alias: 'latest' }))[1]).toBe('INVALID_PARAMETER_VALUE');
    expect(refusal(await as({ comment: 'c'.repeat(5001) }))[1]).toBe('INVALID_PARAMETER_VALUE');
  });
});
