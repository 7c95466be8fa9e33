import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

const remove = (version: string): ReturnType<typeof server.send> =>
  server.send('DELETE', 'model-versions/delete', { name: 'm', version });

describe('model-versions/delete', () => {
  it('takes its aliases along and does not give its number again', async () => {
    await server.createRegisteredModel('m');
    await server.createModelVersion('m');
    await server.post('registered-models/alias', { name: 'm', alias: 'best', version: '1' });
    expect((await remove('1')).json).toEqual({});
    expect((await server.registeredModel('m')).aliases ?? []).toEqual([]);
    expect(await server.createModelVersion('m')).toBe('2');
  });

  it('refuses one that is not there', async () => {
    await server.createRegisteredModel('m');
    expect(refusal(await remove('1'))).toEqual([
      404,
      'RESOURCE_DOES_NOT_EXIST',
      'Model Version (name=m, version=1) not found',
    ]);
  });
});
