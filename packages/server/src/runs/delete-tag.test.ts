import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();
const PATH = 'runs/delete-tag';

describe('runs/delete-tag', () => {
  it('removes one tag of one run', async () => {
    const draft = { run_name: 'n', tags: [{ key: 'k', value: 'v' }] };
    const [run_id, other] = [await server.createRun(draft), await server.createRun(draft)];
    expect((await server.post(PATH, { run_id, key: 'k' })).text).toBe('{}');
    expect((await server.run(run_id)).data.tags).toEqual([{ key: 'mlflow.runName', value: 'n' }]);
    expect((await server.run(other)).data.tags).toContainEqual({ key: 'k', value: 'v' });
  });

  it('says that a tag is not there, also the second time', async () => {
    const run_id = await server.createRun({ tags: [{ key: 'k', value: 'v' }] });
    await server.post(PATH, { run_id, key: 'k' });
    for (const key of ['k', 'K']) {
      expect(refusal(await server.post(PATH, { run_id, key }))).toEqual([
        404,
        'RESOURCE_DOES_NOT_EXIST',
        `No tag with name: ${key} in run with id ${run_id}`,
      ]);
    }
  });

  it('leaves the name of the run when the tag with its name goes', async () => {
    const run_id = await server.createRun({ run_name: 'named' });
    expect((await server.post(PATH, { run_id, key: 'mlflow.runName' })).status).toBe(200);
    const { info, data } = await server.run(run_id);
    expect([info.run_name, data.tags ?? []]).toEqual(['named', []]);
  });

  it('refuses what is not there, not said or deleted', async () => {
    const run_id = await server.createRun({ tags: [{ key: 'k', value: 'v' }] });
    expect(refusal(await server.post(PATH, { key: 'k' }))[2]).toMatch("parameter 'run_id'");
    expect(refusal(await server.post(PATH, { run_id }))[2]).toMatch("parameter 'key'");
    expect(refusal(await server.post(PATH, { run_id: 'nope', key: 'k' })).slice(0, 2)).toEqual([
      404,
      'RESOURCE_DOES_NOT_EXIST',
    ]);
    await server.post('runs/delete', { run_id });
    expect(refusal(await server.post(PATH, { run_id, key: 'k' }))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      `The run ${run_id} must be in the 'active' state. Current state is deleted.`,
    ]);
    expect((await server.run(run_id)).data.tags).toContainEqual({ key: 'k', value: 'v' });
  });
});
