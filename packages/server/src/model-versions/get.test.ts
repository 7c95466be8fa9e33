import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

describe('model-versions/get', () => {
  it('shows aliases', async () => {
    await server.createRegisteredModel('m');
    await server.createModelVersion('m');
    await server.post('registered-models/alias', { name: 'm', alias: 'best', version: '1' });
    expect((await server.modelVersion('m', '1')).aliases).toEqual(['best']);
  });

  it.each([
    ['9', [404, 'RESOURCE_DOES_NOT_EXIST', 'Model Version (name=m, version=9) not found']],
    ['x', [400, 'INVALID_PARAMETER_VALUE', "Parameter 'version' must be an integer, got 'x'."]],
    ['1.0', [400, 'INVALID_PARAMETER_VALUE', "Parameter 'version' must be an integer, got '1.0'."]],
  ])('refuses the version %j', async (version, expected) => {
    await server.createRegisteredModel('m');
    await server.createModelVersion('m');
    expect(refusal(await server.get('model-versions/get', { name: 'm', version }))).toEqual(expected);
  });
});
