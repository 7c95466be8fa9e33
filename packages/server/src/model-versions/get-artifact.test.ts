import { useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

const find = (query: Record<string, string>): Promise<Response> =>
  fetch(`${server.url}/model-versions/get-artifact?${new URLSearchParams(query).toString()}`);

/** A version of model `m` with an MLmodel file, named by a `runs:/` source. */
async function createWithFile(): Promise<void> {
  const run_id = await server.createRun();
  const { artifact_uri } = (await server.run(run_id)).info;
  await server.uploadArtifact(
    `${artifact_uri.replace('mlflow-artifacts:/', '')}/model/MLmodel`,
    'flavors: {}',
  );
  await server.createRegisteredModel('m');
  await server.createModelVersion('m', { source: `runs:/${run_id}/model`, run_id });
}

describe('model-versions/get-artifact', () => {
  it('streams a file from where the version lies', async () => {
    await createWithFile();
    const answer = await find({ name: 'm', version: '1', path: 'MLmodel' });
    expect([answer.status, await answer.text()]).toEqual([200, 'flavors: {}']);
    expect(answer.headers.get('content-disposition')).toContain('attachment');
  });

  it.each([
    [{ path: '../model/MLmodel' }, 400],
    [{ path: '/etc/passwd' }, 400],
    [{ path: '' }, 400],
    [{ path: 'absent' }, 404],
    [{ version: '2', path: 'MLmodel' }, 404],
    [{ name: 'x', path: 'MLmodel' }, 404],
  ])('refuses %j', async (change, status) => {
    await createWithFile();
    const answer = await find({ name: 'm', version: '1', ...change });
    expect(answer.status).toBe(status);
  });

  it('reads no folder of this machine that is not allowed', async () => {
    const location = '/etc';
    const made = await server.post('experiments/create', { name: 'e', artifact_location: location });
    const { experiment_id } = made.json as { experiment_id: string };
    const run_id = await server.createRun({ experiment_id });
    const { artifact_uri } = (await server.run(run_id)).info;
    await server.createRegisteredModel('m');
    await server.createModelVersion('m', { source: artifact_uri, run_id });
    expect((await find({ name: 'm', version: '1', path: 'passwd' })).status).toBe(403);
  });
});
