import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

describe('logged-models/list-artifacts', () => {
  it('lists a folder of the model by paths from the model’s root', async () => {
    const model_id = await server.createLoggedModel();
    const root = `0/models/${model_id}/artifacts`;
    await server.uploadArtifact(`${root}/MLmodel`, 'flavors: {}');
    await server.uploadArtifact(`${root}/data/deep/x.bin`, 'x');
    const list = (query = {}) => server.get(`logged-models/${model_id}/artifacts/directories`, query);
    const root_uri = `mlflow-artifacts:/${root}`;
    expect((await list()).json).toEqual({
      root_uri,
      files: [
        { path: 'MLmodel', is_dir: false, file_size: 11 },
        { path: 'data', is_dir: true },
      ],
    });
    expect((await list({ artifact_directory_path: 'data/deep' })).json).toEqual({
      root_uri,
      files: [{ path: 'data/deep/x.bin', is_dir: false, file_size: 1 }],
    });
    expect((await list({ artifact_directory_path: 'nothing' })).json).toEqual({ root_uri });
  });

  it.each(['..', '../../..', '%2e%2e/x', '/etc'])('does not leave the model by %s', async (path) => {
    const model_id = await server.createLoggedModel();
    const answer = await server.get(`logged-models/${model_id}/artifacts/directories`, {
      artifact_directory_path: path,
    });
    expect(refusal(answer)).toEqual([400, 'INVALID_PARAMETER_VALUE', 'Invalid path']);
  });

  it('does not find unknown and deleted models', async () => {
    const deleted = await server.createLoggedModel();
    await server.send('DELETE', `logged-models/${deleted}`);
    for (const model_id of ['m-nope', deleted]) {
      expect(refusal(await server.get(`logged-models/${model_id}/artifacts/directories`))).toEqual([
        404,
        'RESOURCE_DOES_NOT_EXIST',
        `Logged model with ID '${model_id}' not found.`,
      ]);
    }
  });
});
