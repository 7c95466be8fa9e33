import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

describe('logged-models/delete', () => {
  it('takes the model out of reads and searches, whatever body is sent', async () => {
    const [kept, ...gone] = [
      await server.createLoggedModel(),
      await server.createLoggedModel(),
      await server.createLoggedModel(),
    ];
    for (const [at, model_id] of gone.entries()) {
      const answer = await server.send('DELETE', `logged-models/${model_id}`, at === 0 ? undefined : {});
      expect(answer.text).toBe('{}');
      expect((await server.get(`logged-models/${model_id}`)).status).toBe(404);
    }
    const found = await server.post('logged-models/search', { experiment_ids: ['0'] });
    expect(found.json).toMatchObject({ models: [{ info: { model_id: kept } }] });
    expect((found.json as { models: unknown[] }).models).toHaveLength(1);
  });

  it('keeps the time of the first deletion and takes a second', async () => {
    const model_id = await server.createLoggedModel();
    server.advanceClock(1);
    await server.send('DELETE', `logged-models/${model_id}`);
    expect((await server.loggedModel(model_id)).info.last_updated_timestamp_ms).toBe(1_700_000_000_001);
    expect((await server.send('DELETE', `logged-models/${model_id}`)).text).toBe('{}');
    const garbage = await server.store.garbage.listDeleted(Number.MAX_SAFE_INTEGER);
    expect(garbage.map(({ kind, id }) => [kind, id])).toEqual([['logged-model', model_id]]);
  });

  it('leaves the links of runs to it', async () => {
    const run_id = await server.createRun();
    const model_id = await server.createLoggedModel();
    await server.post('runs/outputs', { run_id, models: [{ model_id }] });
    await server.send('DELETE', `logged-models/${model_id}`);
    expect((await server.run(run_id)).outputs).toEqual({ model_outputs: [{ model_id, step: 0 }] });
  });

  it('answers 404 for a model that never was', async () => {
    expect(refusal(await server.send('DELETE', 'logged-models/m-nope'))).toEqual([
      404,
      'RESOURCE_DOES_NOT_EXIST',
      "Logged model with ID 'm-nope' not found.",
    ]);
  });
});
