import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

const create = (draft: object): ReturnType<typeof server.post> =>
  server.post('model-versions/create', { name: 'm', source: 's3://bucket/a', ...draft });

describe('model-versions/create', () => {
  it('makes a ready version with all that was given', async () => {
    await server.createRegisteredModel('m');
    server.advanceClock(5);
    const draft = { run_id: 'r', run_link: 'l', description: 'd', tags: [{ key: 'k', value: 'v' }] };
    const model_version = {
      name: 'm',
      version: '1',
      creation_timestamp: 1_700_000_000_005,
      last_updated_timestamp: 1_700_000_000_005,
      current_stage: 'None',
      source: 's3://bucket/a',
      status: 'READY',
      ...draft,
    };
    expect((await create(draft)).json).toEqual({ model_version });
    expect(await server.modelVersion('m', '1')).toEqual(model_version);
    expect((await server.registeredModel('m')).last_updated_timestamp).toBe(1_700_000_000_005);
  });

  it('gives fifty that come at once fifty consecutive numbers', async () => {
    await server.createRegisteredModel('m');
    const answers = await Promise.all(Array.from({ length: 50 }, () => create({})));
    const versions = answers.map(({ json }) =>
      Number((json as { model_version: { version: string } }).model_version.version),
    );
    expect(versions.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index + 1));
  });

  it('tells the logged model of its versions', async () => {
    const model_id = await server.createLoggedModel({ source_run_id: 'r1' });
    await server.createRegisteredModel('m');
    expect((await create({ source: `models:/${model_id}`, model_id })).json).toMatchObject({
      model_version: { model_id, run_id: 'r1' },
    });
    await create({ model_id });
    const { tags } = (await server.loggedModel(model_id)).info;
    expect(tags).toEqual([
      { key: 'mlflow.modelVersions', value: '[{"name": "m", "version": 1}, {"name": "m", "version": 2}]' },
    ]);
  });

  it('makes nothing when the logged model is not there', async () => {
    await server.createRegisteredModel('m');
    expect(refusal(await create({ model_id: 'm-nope' }))[0]).toBe(404);
    expect((await server.registeredModel('m')).latest_versions ?? []).toEqual([]);
  });

  it('follows a version as source to its files and its run', async () => {
    await server.createRegisteredModel('m');
    await create({ run_id: 'r' });
    await server.post('registered-models/alias', { name: 'm', alias: 'best', version: '1' });
    await server.createRegisteredModel('copy');
    for (const suffix of ['/1', '@best', '/latest', '/None']) {
      const answer = await create({ name: 'copy', source: `models:/m${suffix}` });
      expect(answer.json).toMatchObject({ model_version: { source: 'models:/m/1', run_id: 'r' } });
    }
    const uri = await server.get('model-versions/get-download-uri', { name: 'copy', version: '4' });
    expect(uri.json).toEqual({ artifact_uri: 's3://bucket/a' });
  });

  it.each([
    '/etc/passwd',
    'file:///etc/passwd',
    '../secret',
    'mlflow-artifacts:/0/other/artifacts',
    'mlflow-artifacts:/%2e%2e/x',
    'http://evil.example/api/2.0/mlflow-artifacts/artifacts/x',
    's3://bucket/../x',
    's3://bucket/%252e%252e/x',
    'runs:/other/model',
    'models:/m-nope',
    'models://host/m/1',
    'models:/a/b/c',
    '',
  ])('refuses the source %j', async (source) => {
    await server.createRegisteredModel('m');
    expect(refusal(await create({ source })).slice(0, 2)).toEqual([400, 'INVALID_PARAMETER_VALUE']);
  });

  it('takes files of the run that it names, and of no other', async () => {
    const [run_id, other] = [await server.createRun(), await server.createRun()];
    const { artifact_uri } = (await server.run(run_id)).info;
    await server.createRegisteredModel('m');
    for (const source of [artifact_uri, `${artifact_uri}/model`, `runs:/${run_id}/model`]) {
      expect((await create({ source, run_id })).status).toBe(200);
      expect(refusal(await create({ source, run_id: other }))[0]).toBe(400);
      expect(refusal(await create({ source }))[0]).toBe(400);
    }
    expect(refusal(await create({ source: `${artifact_uri}-beside`, run_id }))[0]).toBe(400);
  });

  it('keeps prompts to their placeholder', async () => {
    const tags = [{ key: 'mlflow.prompt.is_prompt', value: 'true' }];
    await server.createRegisteredModel('m', { tags });
    expect((await create({ source: 'prompt-template', tags })).status).toBe(200);
    expect(refusal(await create({ tags }))[2]).toMatch(/^Invalid prompt source/);
    await server.createRegisteredModel('copy');
    expect(refusal(await create({ name: 'copy', source: 'models:/m/1' }))[2]).toMatch(
      /Prompt versions cannot be used/,
    );
  });
});
