import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

const update = (draft: object): ReturnType<typeof server.send> =>
  server.send('PATCH', 'model-versions/update', { name: 'm', version: '1', ...draft });

describe('model-versions/update', () => {
  it('replaces the description, and clears it when it is absent', async () => {
    await server.createRegisteredModel('m');
    await server.createModelVersion('m');
    server.advanceClock(5);
    expect((await update({ description: 'two' })).json).toMatchObject({
      model_version: { description: 'two', last_updated_timestamp: 1_700_000_000_005 },
    });
    await update({});
    expect((await server.modelVersion('m', '1')).description).toBeUndefined();
  });

  it('refuses an unknown version', async () => {
    expect(refusal(await update({ description: 'x' }))[2]).toBe(
      'Model Version (name=m, version=1) not found',
    );
  });
});
