import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

const move = (
  version: string,
  stage: string,
  archive_existing_versions?: boolean,
): ReturnType<typeof server.post> =>
  server.post('model-versions/transition-stage', { name: 'm', version, stage, archive_existing_versions });

describe('model-versions/transition-stage', () => {
  it('takes a stage in any case and archives what is there if asked', async () => {
    await server.createRegisteredModel('m');
    for (const _ of [1, 2, 3]) await server.createModelVersion('m');
    await move('1', 'production');
    await move('2', 'PRODUCTION', false);
    expect((await server.modelVersion('m', '1')).current_stage).toBe('Production');
    expect((await move('3', 'Production', true)).json).toMatchObject({
      model_version: { current_stage: 'Production' },
    });
    expect((await server.modelVersion('m', '1')).current_stage).toBe('Archived');
    expect((await server.modelVersion('m', '2')).current_stage).toBe('Archived');
  });

  it('refuses an unknown stage or version, and archiving where many may be', async () => {
    await server.createRegisteredModel('m');
    await server.createModelVersion('m');
    expect(refusal(await move('1', 'nope'))[2]).toMatch(/^Invalid Model Version stage: nope\./);
    expect(refusal(await move('9', 'Staging'))[0]).toBe(404);
    expect(refusal(await move('1', 'None', true)).slice(0, 2)).toEqual([400, 'INVALID_PARAMETER_VALUE']);
  });
});
