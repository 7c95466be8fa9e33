import type { InProcessAnswer } from '@millrace/testkit';
import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();
const download = (model_id: string, query = {}): Promise<InProcessAnswer> =>
  server.get(`/ajax-api/2.0/mlflow/logged-models/${model_id}/artifacts/files`, query);

describe('logged-models/get-artifact', () => {
  it('downloads a file of the model that another model does not have', async () => {
    const [model_id, other] = [await server.createLoggedModel(), await server.createLoggedModel()];
    await server.uploadArtifact(`0/models/${model_id}/artifacts/sub/MLmodel`, 'flavors: {}');
    const answer = await download(model_id, { artifact_file_path: 'sub/MLmodel' });
    expect([answer.status, answer.text]).toEqual([200, 'flavors: {}']);
    expect(answer.headers.get('content-disposition')).toContain('attachment');
    expect((await download(other, { artifact_file_path: 'sub/MLmodel' })).status).toBe(404);
  });

  it('wants the path of a file', async () => {
    const model_id = await server.createLoggedModel();
    await server.uploadArtifact(`0/models/${model_id}/artifacts/folder/a`, 'a');
    for (const [query, code, message] of [
      [{}, 'BAD_REQUEST', 'Request must include the "artifact_file_path" query parameter.'],
      [{ artifact_file_path: 'folder' }, 'INVALID_PARAMETER_VALUE', 'directory'],
      [{ artifact_file_path: '../artifacts/folder/a' }, 'INVALID_PARAMETER_VALUE', 'Invalid path'],
    ] as const) {
      expect(refusal(await download(model_id, query))).toEqual([400, code, expect.stringContaining(message)]);
    }
  });

  it('does not find unknown and deleted models, nor files that are not there', async () => {
    const model_id = await server.createLoggedModel();
    await server.uploadArtifact(`0/models/${model_id}/artifacts/a`, 'a');
    expect(refusal(await download(model_id, { artifact_file_path: 'b' })).slice(0, 2)).toEqual([
      404,
      'RESOURCE_DOES_NOT_EXIST',
    ]);
    await server.send('DELETE', `logged-models/${model_id}`);
    for (const id of ['m-nope', model_id])
      expect(refusal(await download(id, { artifact_file_path: 'a' }))).toEqual([
        404,
        'RESOURCE_DOES_NOT_EXIST',
        `Logged model with ID '${id}' not found.`,
      ]);
  });
});
