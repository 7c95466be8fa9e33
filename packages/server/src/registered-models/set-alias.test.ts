import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

const setAlias = (alias: string, version: string): ReturnType<typeof server.post> =>
  server.post('registered-models/alias', { name: 'm', alias, version });

describe('registered-models/set-alias', () => {
  it('points at a version and moves', async () => {
    await server.createRegisteredModel('m');
    await server.createModelVersion('m');
    await server.createModelVersion('m');
    await setAlias('best', '1');
    expect((await setAlias('best', '2')).json).toEqual({});
    expect((await server.registeredModel('m')).aliases).toEqual([{ alias: 'best', version: '2' }]);
    expect((await server.modelVersion('m', '1')).aliases ?? []).toEqual([]);
  });

  it.each([
    ['latest', "'latest' alias name (case insensitive) is reserved."],
    ['LaTest', "'latest' alias name (case insensitive) is reserved."],
    ['v3', "Version alias name 'v3' is reserved."],
    ['a b', "Invalid alias name: 'a b'."],
    ['x'.repeat(256), 'exceeds the maximum length of 255 characters'],
  ])('refuses the alias %j', async (alias, message) => {
    await server.createRegisteredModel('m');
    await server.createModelVersion('m');
    expect(refusal(await setAlias(alias, '1'))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining(message),
    ]);
  });

  it('refuses a version that is not there or no number', async () => {
    await server.createRegisteredModel('m');
    expect(refusal(await setAlias('best', '1'))).toEqual([
      404,
      'RESOURCE_DOES_NOT_EXIST',
      'Model Version (name=m, version=1) not found',
    ]);
    expect(refusal(await setAlias('best', 'x'))[2]).toBe("Parameter 'version' must be an integer, got 'x'.");
  });

  it('holds the promotion policy against the version and says all that is missing', async () => {
    const run_id = await server.createRun();
    await server.post('runs/log-metric', { run_id, key: 'acc', value: 0.8, timestamp: 1 });
    const { artifact_uri } = (await server.run(run_id)).info;
    await server.createRegisteredModel('m');
    await server.createModelVersion('m', { source: `${artifact_uri}/model`, run_id });
    const policy = {
      name: 'm',
      aliases: ['champion'],
      requires_signature: true,
      required_tags: [{ key: 'card', value: 'done' }],
      metric_thresholds: [{ key: 'acc', comparator: '>=', value: 0.9 }],
      approvals_min: 1,
    };
    await server.send('PUT', '/api/millrace/1.0/promotion-policies', { policy });
    const [status, code, message] = refusal(await setAlias('champion', '1'));
    expect([status, code]).toEqual([403, 'PERMISSION_DENIED']);
    for (const reason of [
      'its MLmodel file cannot be read for a signature',
      "it has no tag 'card'",
      "its metric 'acc' is 0.8, not >= 0.9",
      'it has 0 of 1 approvals by somebody else',
    ]) {
      expect(message).toContain(reason);
    }
    expect((await setAlias('challenger', '1')).status).toBe(200);

    const path = artifact_uri.replace('mlflow-artifacts:/', '');
    await server.uploadArtifact(`${path}/model/MLmodel`, 'signature:\n  inputs: "[]"\n');
    await server.post('model-versions/set-tag', { name: 'm', version: '1', key: 'card', value: 'done' });
    await server.post('runs/log-metric', { run_id, key: 'acc', value: 0.95, timestamp: 2 });
    const approval = { name: 'm', version: '1', alias: 'champion' };
    await server.sendAs('ada', { path: '/api/millrace/1.0/model-versions/approve', body: approval });
    const own = await server.sendAs('ada', { path: 'registered-models/alias', body: approval });
    expect(refusal(own)[2]).toMatch(/: it has 0 of 1 approvals by somebody else\.$/);
    expect((await server.sendAs('bob', { path: 'registered-models/alias', body: approval })).status).toBe(
      200,
    );
  });
});
