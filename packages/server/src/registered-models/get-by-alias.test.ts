import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

const find = (alias: string): ReturnType<typeof server.get> =>
  server.get('registered-models/alias', { name: 'm', alias });

describe('registered-models/get-by-alias', () => {
  it('answers the version of an alias, and the highest as latest', async () => {
    await server.createRegisteredModel('m');
    await server.createModelVersion('m');
    await server.createModelVersion('m');
    await server.post('registered-models/alias', { name: 'm', alias: 'best', version: '1' });
    expect((await find('best')).json).toMatchObject({ model_version: { version: '1', aliases: ['best'] } });
    expect((await find('Latest')).json).toMatchObject({ model_version: { version: '2' } });
  });

  it('refuses what is not there', async () => {
    expect(refusal(await find('best'))[1]).toBe('RESOURCE_DOES_NOT_EXIST');
    await server.createRegisteredModel('m');
    expect(refusal(await find('best'))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      'Registered model alias best not found.',
    ]);
    expect(refusal(await find('latest'))[2]).toBe('Latest version not found for model m.');
  });
});
