import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

describe('registered-models/delete', () => {
  it('removes the model with its versions; one made again counts from 1', async () => {
    await server.createRegisteredModel('m');
    await server.createModelVersion('m');
    expect((await server.send('DELETE', 'registered-models/delete', { name: 'm' })).json).toEqual({});
    expect(refusal(await server.get('model-versions/get', { name: 'm', version: '1' }))[0]).toBe(404);
    await server.createRegisteredModel('m');
    expect(await server.createModelVersion('m')).toBe('1');
  });

  it('refuses an unknown model', async () => {
    expect(refusal(await server.send('DELETE', 'registered-models/delete', { name: 'm' }))).toEqual([
      404,
      'RESOURCE_DOES_NOT_EXIST',
      'Registered Model with name=m not found',
    ]);
  });
});
