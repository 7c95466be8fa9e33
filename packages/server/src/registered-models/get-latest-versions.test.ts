import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

describe('registered-models/get-latest-versions', () => {
  it('answers the newest version of each stage asked for, by POST and by GET', async () => {
    await server.createRegisteredModel('m');
    for (const stage of ['Staging', 'Staging', 'None']) {
      const version = await server.createModelVersion('m');
      await server.post('model-versions/transition-stage', { name: 'm', version, stage });
    }
    await server.post('registered-models/alias', { name: 'm', alias: 'next', version: '2' });
    const query = { name: 'm', stages: ['staging'] };
    const answers = await Promise.all([
      server.post('registered-models/get-latest-versions', query),
      server.get('registered-models/get-latest-versions', query),
    ]);
    for (const { json } of answers) {
      expect(json).toMatchObject({ model_versions: [{ version: '2', aliases: ['next'] }] });
    }
    const all = await server.get('registered-models/get-latest-versions', { name: 'm' });
    expect((all.json as { model_versions: unknown[] }).model_versions).toHaveLength(2);
  });

  it('refuses an unknown stage and an unknown model', async () => {
    await server.createRegisteredModel('m');
    const wrong = await server.post('registered-models/get-latest-versions', { name: 'm', stages: ['nope'] });
    expect(refusal(wrong)[2]).toMatch(/^Invalid Model Version stage: nope\./);
    expect(refusal(await server.get('registered-models/get-latest-versions', { name: 'x' }))[0]).toBe(404);
  });
});
