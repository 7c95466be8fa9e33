import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

const AT = '/api/millrace/1.0/registered-models/alias-at';
const T0 = 1_700_000_000_000;

describe('registered-models/get-alias-at', () => {
  it('answers the version at a time, since when and until when', async () => {
    await server.createRegisteredModel('m');
    await server.createModelVersion('m');
    await server.createModelVersion('m');
    server.advanceClock(100);
    await server.sendAs('ada', {
      path: 'registered-models/alias',
      body: { name: 'm', alias: 'best', version: '1' },
    });
    server.advanceClock(100);
    await server.post('registered-models/alias', { name: 'm', alias: 'best', version: '2' });
    server.advanceClock(100);
    await server.send('DELETE', 'registered-models/alias', { name: 'm', alias: 'best' });
    const at = async (ms: number): Promise<unknown> =>
      (await server.get(AT, { name: 'm', alias: 'best', timestamp: T0 + ms })).json;
    expect(await at(99)).toEqual({});
    expect(await at(100)).toEqual({ version: '1', since: T0 + 100, until: T0 + 200, user: 'ada' });
    expect(await at(250)).toEqual({ version: '2', since: T0 + 200, until: T0 + 300, user: '' });
    expect(await at(300)).toEqual({});
  });

  it('does not begin a new period when the alias is set to where it is', async () => {
    await server.createRegisteredModel('m');
    await server.createModelVersion('m');
    const set = (): Promise<unknown> =>
      server.post('registered-models/alias', { name: 'm', alias: 'best', version: '1' });
    await set();
    server.advanceClock(100);
    await set();
    const answer = await server.get(AT, { name: 'm', alias: 'best', timestamp: T0 + 100 });
    expect(answer.json).toEqual({ version: '1', since: T0, user: '' });
  });

  it('refuses an unknown model and a missing time', async () => {
    expect(refusal(await server.get(AT, { name: 'm', alias: 'a', timestamp: 1 }))[0]).toBe(404);
    await server.createRegisteredModel('m');
    expect(refusal(await server.get(AT, { name: 'm', alias: 'a' }))[1]).toBe('INVALID_PARAMETER_VALUE');
  });
});
