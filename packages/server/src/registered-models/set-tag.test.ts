import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

const ON = { name: 'm' };

describe('registered-models/set-tag', () => {
  it('sets, overwrites, and reads an absent value as empty', async () => {
    await server.createRegisteredModel('m');
    for (const tag of [{ key: 'a', value: '1' }, { key: 'a', value: '2' }, { key: 'b' }]) {
      expect((await server.post('registered-models/set-tag', { ...ON, ...tag })).json).toEqual({});
    }
    expect((await server.registeredModel('m')).tags).toEqual([
      { key: 'a', value: '2' },
      { key: 'b', value: '' },
    ]);
  });

  it.each([
    [{ key: 'a#b', value: 'v' }, 'Invalid value "a#b" for parameter \'key\''],
    [{ key: 'k'.repeat(251), value: 'v' }, "'key' exceeds the maximum length of 250 characters"],
    [{ key: 'k', value: 'v'.repeat(100_001) }, "'value' exceeds the maximum length of 100000 characters"],
    [{ key: '' }, "Missing value for required parameter 'key'"],
  ])('refuses a wrong tag', async (tag, message) => {
    await server.createRegisteredModel('m');
    const answer = await server.post('registered-models/set-tag', { ...ON, ...tag });
    expect(refusal(answer)).toEqual([400, 'INVALID_PARAMETER_VALUE', expect.stringContaining(message)]);
  });

  it('refuses what is not there', async () => {
    const answer = await server.post('registered-models/set-tag', { ...ON, key: 'k', value: 'v' });
    expect(refusal(answer).slice(0, 2)).toEqual([404, 'RESOURCE_DOES_NOT_EXIST']);
  });
});
