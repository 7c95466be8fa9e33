import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();
const PATH = 'artifacts/presigned-upload-url';

describe('artifacts/create-presigned-upload-url', () => {
  it('has no URL for a run or model whose artifacts go through the server', async () => {
    const run_id = await server.createRun();
    const model_id = await server.createLoggedModel();
    for (const owner of [{ run_id }, { model_id }]) {
      expect(refusal(await server.post(PATH, { ...owner, path: 'a.bin' }))).toEqual([
        400,
        'INVALID_PARAMETER_VALUE',
        'Presigned upload is not supported for proxied artifact storage (artifact URI scheme: mlflow-artifacts). ' +
          'This endpoint requires a direct cloud storage artifact URI.',
      ]);
    }
  });

  it('has none for a storage that cannot make one, so that clients go on without', async () => {
    const experiment_id = await server.createExperiment('local', {
      artifact_location: server.artifactsFolder,
    });
    const run_id = await server.createRun({ experiment_id });
    expect(refusal(await server.post(PATH, { run_id, path: 'a.bin', expiration: 60 }))).toEqual([
      501,
      'NOT_IMPLEMENTED',
      'Presigned upload is not supported for the current artifact repository',
    ]);
  });

  it.each([
    [{ path: 'a' }, 400, 'Exactly one of run_id and model_id must be provided.'],
    [{ path: 'a', run_id: 'r', model_id: 'm' }, 400, 'Exactly one of run_id and model_id must be provided.'],
    [{ run_id: 'nope' }, 400, "Missing value for required parameter 'path'."],
    [{ run_id: 'nope', path: '../a' }, 400, 'Invalid path'],
    [{ run_id: 'nope', path: 'a' }, 404, 'Run with id=nope not found'],
    [{ model_id: 'm-nope', path: 'a' }, 404, "Logged model with ID 'm-nope' not found."],
  ])('refuses %j', async (body, status, message) => {
    const [actual, , text] = refusal(await server.post(PATH, body));
    expect([actual, text]).toEqual([status, expect.stringContaining(message)]);
  });
});
