import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

describe('registered-models/get', () => {
  it('shows the newest version of each stage, tags and aliases', async () => {
    await server.createRegisteredModel('m', { tags: [{ key: 'k', value: 'v' }] });
    for (const stage of ['None', 'Production', 'None']) {
      const version = await server.createModelVersion('m');
      await server.post('model-versions/transition-stage', { name: 'm', version, stage });
    }
    await server.post('registered-models/alias', { name: 'm', alias: 'best', version: '2' });
    const model = await server.registeredModel('m');
    expect(model.latest_versions.map(({ version, current_stage }) => [version, current_stage])).toEqual([
      ['3', 'None'],
      ['2', 'Production'],
    ]);
    expect(model.aliases).toEqual([{ alias: 'best', version: '2' }]);
    expect(model.tags).toEqual([{ key: 'k', value: 'v' }]);
  });

  it('refuses an unknown or missing name', async () => {
    expect(refusal(await server.get('registered-models/get', { name: 'x' }))).toEqual([
      404,
      'RESOURCE_DOES_NOT_EXIST',
      'Registered Model with name=x not found',
    ]);
    expect(refusal(await server.get('registered-models/get'))[1]).toBe('INVALID_PARAMETER_VALUE');
  });
});
