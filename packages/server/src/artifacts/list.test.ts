import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

describe('artifacts/list', () => {
  it('lists a folder of the run by paths from the run’s root, with sizes of files', async () => {
    const run_id = await server.createRun();
    const root = `0/${run_id}/artifacts`;
    await server.uploadArtifact(`${root}/a.txt`, 'abc');
    await server.uploadArtifact(`${root}/model/MLmodel`, '');
    await server.uploadArtifact(`${root}/model/data/x.bin`, 'x');
    const root_uri = `mlflow-artifacts:/${root}`;
    expect((await server.get('artifacts/list', { run_id })).json).toEqual({
      root_uri,
      files: [
        { path: 'a.txt', is_dir: false, file_size: 3 },
        { path: 'model', is_dir: true },
      ],
    });
    expect((await server.get('artifacts/list', { run_id, path: 'model' })).json).toEqual({
      root_uri,
      files: [
        { path: 'model/MLmodel', is_dir: false, file_size: 0 },
        { path: 'model/data', is_dir: true },
      ],
    });
  });

  it('has no files key for a file, a folder that is not there and a run without artifacts', async () => {
    const run_id = await server.createRun();
    const empty = { root_uri: `mlflow-artifacts:/0/${run_id}/artifacts` };
    expect((await server.get('artifacts/list', { run_id })).json).toEqual(empty);
    await server.uploadArtifact(`0/${run_id}/artifacts/a.txt`, 'abc');
    for (const path of ['a.txt', 'nothing', 'a.txt/below'])
      expect((await server.get('artifacts/list', { run_id, path })).json).toEqual(empty);
  });

  it('shows no other run’s artifacts, whatever the path', async () => {
    const [run_id, other] = [await server.createRun(), await server.createRun()];
    await server.uploadArtifact(`0/${other}/artifacts/secret.txt`, 's');
    for (const path of [`../../${other}/artifacts`, `..%2f..%2f${other}`, '/0', 'a/../../..', 'a#b']) {
      expect(refusal(await server.get('artifacts/list', { run_id, path }))).toEqual([
        400,
        'INVALID_PARAMETER_VALUE',
        'Invalid path',
      ]);
    }
  });

  it('lists a deleted run, by the old name of the field, too', async () => {
    const run_id = await server.createRun();
    await server.uploadArtifact(`0/${run_id}/artifacts/a.txt`, 'abc');
    await server.post('runs/delete', { run_id });
    const { json } = await server.get('artifacts/list', { run_uuid: run_id });
    expect(json).toMatchObject({ files: [{ path: 'a.txt' }] });
  });

  it('wants a run that exists', async () => {
    expect(refusal(await server.get('artifacts/list'))[2]).toMatch("required parameter 'run_id'");
    expect(refusal(await server.get('artifacts/list', { run_id: 'nope' }))).toEqual([
      404,
      'RESOURCE_DOES_NOT_EXIST',
      'Run with id=nope not found',
    ]);
  });
});
