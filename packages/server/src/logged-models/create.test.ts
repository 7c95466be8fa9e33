import type { LoggedModel } from '@millrace/protocol';
import { byKey, refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

describe('logged-models/create', () => {
  it('makes a pending model with everything that was given', async () => {
    const source_run_id = await server.createRun();
    const draft = {
      experiment_id: '0',
      name: 'agent of ünï',
      model_type: 'agent',
      source_run_id,
      params: [{ key: 'p', value: '1' }, { key: 'bare' }],
      tags: [{ key: 't', value: '2' }],
    };
    const { model } = (await server.post('logged-models', draft)).json as { model: LoggedModel };
    const { model_id } = model.info;
    expect(model_id).toMatch(/^m-[0-9a-f]{32}$/);
    expect(model.info).toEqual({
      model_id,
      experiment_id: '0',
      name: 'agent of ünï',
      model_type: 'agent',
      source_run_id,
      artifact_uri: `mlflow-artifacts:/0/models/${model_id}/artifacts`,
      status: 'LOGGED_MODEL_PENDING',
      creation_timestamp_ms: 1_700_000_000_000,
      last_updated_timestamp_ms: 1_700_000_000_000,
      tags: [{ key: 't', value: '2' }],
    });
    expect(byKey(model.data.params)).toEqual([
      { key: 'bare', value: '' },
      { key: 'p', value: '1' },
    ]);
    expect(await server.loggedModel(model_id)).toEqual(model);
  });

  it.each([undefined, ''])('makes up a name when it is %j', async (name) => {
    const model = await server.loggedModel(await server.createLoggedModel({ name }));
    expect(model.info.name).toMatch(/./);
  });

  it('lets two models have one name', async () => {
    const ids = [
      await server.createLoggedModel({ name: 'n' }),
      await server.createLoggedModel({ name: 'n' }),
    ];
    expect(new Set(ids).size).toBe(2);
  });

  it.each(['a/b', 'a:b', 'a.b', 'a%b', 'a"b', "a'b", '..'])('refuses the name %s', async (name) => {
    expect(refusal(await server.post('logged-models', { experiment_id: '0', name }))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining('Model name must be a non-empty string and cannot contain the following'),
    ]);
    expect((await server.post('logged-models/search', { experiment_ids: ['0'] })).json).toEqual({});
  });

  it.each([
    [{ experiment_id: '' }, 400, "Missing value for required parameter 'experiment_id'."],
    [{ experiment_id: 'x' }, 400, "Invalid experiment ID 'x'."],
    [{ experiment_id: '99' }, 404, 'No Experiment with id=99 exists'],
    [{ params: [{ value: 'v' }] }, 400, "Missing value for required parameter 'params[0].key'."],
    [{ tags: [{ key: '' }] }, 400, "Missing value for required parameter 'tags[0].key'."],
  ])('refuses %j', async (change, status, message) => {
    const [actual, , text] = refusal(await server.post('logged-models', { experiment_id: '0', ...change }));
    expect([actual, text]).toEqual([status, expect.stringContaining(message)]);
  });

  it('makes none in a deleted experiment', async () => {
    const experiment_id = await server.createExperiment('gone');
    await server.post('experiments/delete', { experiment_id });
    expect(refusal(await server.post('logged-models', { experiment_id }))[2]).toMatch(
      'Current state is deleted.',
    );
  });
});
