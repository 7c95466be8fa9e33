import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

const ON = { name: 'm', version: '1' };

describe('model-versions/delete-tag', () => {
  it('removes a tag; one that is not there is fine', async () => {
    await server.createRegisteredModel('m');
    await server.createModelVersion('m');
    await server.post('model-versions/set-tag', { ...ON, key: 'a', value: '1' });
    for (const key of ['a', 'a', 'never']) {
      expect((await server.send('DELETE', 'model-versions/delete-tag', { ...ON, key })).json).toEqual({});
    }
    expect((await server.modelVersion('m', '1')).tags ?? []).toEqual([]);
  });

  it('refuses what is not there and a key that cannot be', async () => {
    const gone = await server.send('DELETE', 'model-versions/delete-tag', { ...ON, key: 'a' });
    expect(refusal(gone)[0]).toBe(404);
    await server.createRegisteredModel('m');
    await server.createModelVersion('m');
    const odd = await server.send('DELETE', 'model-versions/delete-tag', { ...ON, key: 'a#b' });
    expect(refusal(odd)[1]).toBe('INVALID_PARAMETER_VALUE');
  });
});
