import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();
const PATH = 'runs/log-model';

const MODEL = { artifact_path: 'model', flavors: { sklearn: {} }, utc_time_created: 'now', run_id: 'r' };

async function historyTag(run_id: string): Promise<unknown> {
  const { tags } = (await server.run(run_id)).data;
  const tag = tags.find(({ key }) => key === 'mlflow.log-model.history');
  return tag === undefined ? undefined : JSON.parse(tag.value ?? '');
}

describe('runs/log-model', () => {
  it('appends to the list in the tag, in order, with the fields that MLflow keeps', async () => {
    const run_id = await server.createRun();
    for (const artifact_path of ['first', 'second']) {
      const model_json = JSON.stringify({ ...MODEL, artifact_path, run_id, signature: {} });
      expect((await server.post(PATH, { run_id, model_json })).text).toBe('{}');
    }
    const kept = { run_id, utc_time_created: 'now', model_uuid: null, flavors: { sklearn: {} } };
    expect(await historyTag(run_id)).toEqual([
      { ...kept, artifact_path: 'first' },
      { ...kept, artifact_path: 'second' },
    ]);
  });

  it('loses none of many that come at once', async () => {
    const run_id = await server.createRun();
    const paths = Array.from({ length: 20 }, (_, at) => `m${at}`);
    await Promise.all(
      paths.map((artifact_path) =>
        server.post(PATH, { run_id, model_json: JSON.stringify({ ...MODEL, artifact_path }) }),
      ),
    );
    const kept = (await historyTag(run_id)) as { artifact_path: string }[];
    expect(kept.map(({ artifact_path }) => artifact_path).toSorted()).toEqual(paths.toSorted());
  });

  it.each([
    [undefined, "Missing value for required parameter 'model_json'."],
    ['{', 'is not a valid JSON.'],
    ['[]', 'a JSON object is expected'],
    ['"model"', 'a JSON object is expected'],
    ['{"artifact_path":"m","run_id":"r"}', "missing mandatory fields: {'flavors', 'utc_time_created'}"],
  ])('refuses the description %j', async (model_json, message) => {
    const run_id = await server.createRun();
    expect(refusal(await server.post(PATH, { run_id, model_json }))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining(message),
    ]);
    expect(await historyTag(run_id)).toBeUndefined();
  });

  it('writes to an active run only', async () => {
    const run_id = await server.createRun();
    await server.post('runs/delete', { run_id });
    const model_json = JSON.stringify(MODEL);
    expect(refusal(await server.post(PATH, { model_json }))[2]).toMatch("required parameter 'run_id'");
    expect(refusal(await server.post(PATH, { run_id, model_json }))[2]).toMatch('Current state is deleted.');
    expect((await server.post(PATH, { run_id: 'nope', model_json })).status).toBe(404);
    expect(await historyTag(run_id)).toBeUndefined();
  });
});
