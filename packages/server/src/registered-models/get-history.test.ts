import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

const HISTORY = '/api/millrace/1.0/registered-models/history';

interface Event {
  action: string;
  user: string;
  version?: string;
  key?: string;
  from?: string;
  to?: string;
}

async function events(query: Record<string, string | number>): Promise<Event[]> {
  return ((await server.get(HISTORY, query)).json as { events?: Event[] }).events ?? [];
}

describe('registered-models/get-history', () => {
  it('tells of all models without a name, of some actions where they are given', async () => {
    await server.post('registered-models/create', { name: 'a' });
    await server.post('registered-models/create', { name: 'b' });
    await server.createModelVersion('a');
    const all = await events({ actions: 'CREATED' });
    expect(all).toMatchObject([{ name: 'b' }, { name: 'a' }]);
    expect(await events({ max_results: 1 })).toMatchObject([{ name: 'a', action: 'VERSION_CREATED' }]);
    expect((await server.get(HISTORY, { actions: 'EXPLODED' })).status).toBe(400);
  });

  it('tells who changed what from what to what, newest first', async () => {
    await server.sendAs('ada', { path: 'registered-models/create', body: { name: 'm' } });
    await server.createModelVersion('m');
    await server.createModelVersion('m');
    await server.post('registered-models/alias', { name: 'm', alias: 'best', version: '1' });
    await server.sendAs('bob', {
      path: 'registered-models/alias',
      body: { name: 'm', alias: 'best', version: '2' },
    });
    await server.post('model-versions/transition-stage', { name: 'm', version: '2', stage: 'Production' });
    await server.send('DELETE', 'model-versions/delete', { name: 'm', version: '2' });
    const all = await events({ name: 'm' });
    expect(all.map(({ action }) => action)).toEqual([
      'VERSION_DELETED',
      'ALIAS_DELETED',
      'STAGE_CHANGED',
      'ALIAS_SET',
      'ALIAS_SET',
      'VERSION_CREATED',
      'VERSION_CREATED',
      'CREATED',
    ]);
    expect(all[2]).toMatchObject({ version: '2', from: 'None', to: 'Production', user: '' });
    expect(all[3]).toMatchObject({ key: 'best', from: '1', to: '2', user: 'bob' });
    expect(all.at(-1)).toMatchObject({ user: 'ada' });
    expect(await events({ name: 'm', version: '1' })).toHaveLength(2);
    expect(await events({ name: 'm', alias: 'best' })).toHaveLength(3);
  });

  it('outlives its model and follows its names', async () => {
    await server.createRegisteredModel('a');
    await server.post('registered-models/rename', { name: 'a', new_name: 'b' });
    expect((await events({ name: 'b' })).map(({ action }) => action)).toEqual(['RENAMED', 'CREATED']);
    await server.send('DELETE', 'registered-models/delete', { name: 'b' });
    expect((await events({ name: 'b' })).map(({ action }) => action)).toEqual([
      'DELETED',
      'RENAMED',
      'CREATED',
    ]);
  });

  it('does not record what changed nothing', async () => {
    await server.createRegisteredModel('m');
    await server.send('DELETE', 'registered-models/delete-tag', { name: 'm', key: 'never' });
    expect(await events({ name: 'm' })).toHaveLength(1);
  });

  it('pages, and refuses an unknown model or a wrong token', async () => {
    await server.createRegisteredModel('m');
    for (const value of ['1', '2', '3'])
      await server.post('registered-models/set-tag', { name: 'm', key: 'k', value });
    const first = (await server.get(HISTORY, { name: 'm', max_results: 3 })).json as {
      next_page_token: string;
    };
    expect(await events({ name: 'm', page_token: first.next_page_token })).toMatchObject([
      { action: 'CREATED' },
    ]);
    expect(refusal(await server.get(HISTORY, { name: 'x' }))[0]).toBe(404);
    expect(refusal(await server.get(HISTORY, { name: 'm', page_token: 'e30=' }))[2]).toBe(
      'Invalid page token.',
    );
    expect(refusal(await server.get(HISTORY, { name: 'm', page_token: btoa('null') }))[2]).toBe(
      'Invalid page token.',
    );
  });
});
