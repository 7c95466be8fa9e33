import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();
const PATH = '/api/2.0/mlflow-artifacts/artifacts';

describe('mlflow-artifacts/delete', () => {
  it('deletes a file, then a folder with everything below it, and nothing beside them', async () => {
    for (const path of ['a/one', 'a/two', 'a/deep/er/three', 'ab/four'])
      await server.uploadArtifact(path, 'x');
    expect((await server.send('DELETE', `${PATH}/a/one`)).text).toBe('{}');
    expect((await server.get(PATH, { path: 'a' })).json).toMatchObject({
      files: [{ path: 'deep' }, { path: 'two' }],
    });
    expect((await server.send('DELETE', `${PATH}/a`)).status).toBe(200);
    expect((await server.get(PATH)).json).toEqual({ files: [{ path: 'ab', is_dir: true }] });
    expect((await server.get(`${PATH}/ab/four`)).text).toBe('x');
  });

  it('does not mind that nothing is there', async () => {
    expect((await server.send('DELETE', `${PATH}/no/such/thing`)).text).toBe('{}');
  });

  it('decodes a path until nothing changes, as MLflow does, so that one artifact has one name', async () => {
    await server.uploadArtifact('a%20b', 'x');
    expect((await server.send('DELETE', `${PATH}/a%252520b`)).text).toBe('{}');
    expect((await server.get(PATH)).json).toEqual({});
  });

  it.each(['a%2f..%2f..%2fb', '%2fetc%2fhosts', 'a%23b'])('refuses the path %s', async (path) => {
    expect(refusal(await server.send('DELETE', `${PATH}/${path}`))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      'Invalid path',
    ]);
  });
});
