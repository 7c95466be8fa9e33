import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

const rename = (name: string, new_name: string): ReturnType<typeof server.post> =>
  server.post('registered-models/rename', { name, new_name });

describe('registered-models/rename', () => {
  it('takes versions, tags and aliases along and frees the old name', async () => {
    await server.createRegisteredModel('old', { tags: [{ key: 'k', value: 'v' }] });
    await server.createModelVersion('old');
    await server.post('registered-models/alias', { name: 'old', alias: 'best', version: '1' });
    server.advanceClock(5);
    expect((await rename('old', 'new')).status).toBe(200);
    const model = await server.registeredModel('new');
    expect(model.aliases).toEqual([{ alias: 'best', version: '1' }]);
    expect((await server.modelVersion('new', '1')).last_updated_timestamp).toBe(1_700_000_000_005);
    await server.createRegisteredModel('old');
    expect((await server.registeredModel('old')).latest_versions ?? []).toEqual([]);
  });

  it('refuses a name that is taken or wrong, and an unknown model', async () => {
    await server.createRegisteredModel('a');
    await server.createRegisteredModel('b');
    expect(refusal(await rename('a', 'b'))[1]).toBe('RESOURCE_ALREADY_EXISTS');
    expect(refusal(await rename('a', 'x/y'))[1]).toBe('INVALID_PARAMETER_VALUE');
    expect(refusal(await rename('a', ' '))[2]).toBe("Missing value for required parameter 'new_name'.");
    expect(refusal(await rename('nobody', 'c'))[1]).toBe('RESOURCE_DOES_NOT_EXIST');
    expect((await rename('a', 'a')).status).toBe(200);
  });
});
