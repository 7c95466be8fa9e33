import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

describe('registered-models/delete-alias', () => {
  it('removes an alias; one that is not there is fine', async () => {
    await server.createRegisteredModel('m');
    await server.createModelVersion('m');
    await server.post('registered-models/alias', { name: 'm', alias: 'best', version: '1' });
    for (const alias of ['best', 'best']) {
      expect((await server.send('DELETE', 'registered-models/alias', { name: 'm', alias })).json).toEqual({});
    }
    expect((await server.registeredModel('m')).aliases ?? []).toEqual([]);
  });

  it('refuses an unknown model', async () => {
    const answer = await server.send('DELETE', 'registered-models/alias', { name: 'm', alias: 'best' });
    expect(refusal(answer)[0]).toBe(404);
  });
});
