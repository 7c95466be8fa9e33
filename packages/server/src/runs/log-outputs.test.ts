import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();
const PATH = 'runs/outputs';

describe('runs/log-outputs', () => {
  it('links models with their steps, beyond 2^53 too; an absent step is 0', async () => {
    const run_id = await server.createRun();
    const [early, late] = [await server.createLoggedModel(), await server.createLoggedModel()];
    const models = [{ model_id: early }, { model_id: late, step: '9007199254740993' }];
    expect((await server.post(PATH, { run_id, models })).text).toBe('{}');
    const { text } = await server.get('runs/get', { run_id });
    expect(text).toContain(`{"model_id":"${early}","step":0}`);
    expect(text).toContain(`{"model_id":"${late}","step":9007199254740993}`);
  });

  it('takes a link again, because clients repeat requests', async () => {
    const run_id = await server.createRun();
    const model_id = await server.createLoggedModel();
    for (let time = 0; time < 2; time += 1)
      expect((await server.post(PATH, { run_id, models: [{ model_id, step: 1 }] })).status).toBe(200);
    expect((await server.run(run_id)).outputs).toEqual({ model_outputs: [{ model_id, step: 1 }] });
  });

  it('links a model that the server does not know', async () => {
    const run_id = await server.createRun();
    const model_id = `m-${'0'.repeat(31)}9`;
    expect((await server.post(PATH, { run_id, models: [{ model_id }] })).status).toBe(200);
    expect((await server.run(run_id)).outputs).toEqual({ model_outputs: [{ model_id, step: 0 }] });
  });

  it.each([
    [{ run_id: '', models: [] }, "Missing value for required parameter 'run_id'."],
    [{}, "Missing value for required parameter 'models'."],
    [{ models: [{}] }, "Missing value for required parameter 'models[0].model_id'."],
    [{ models: [{ model_id: 'm', step: 0.5 }] }, "Invalid value 0.5 for parameter 'models[0].step'"],
    [{ models: ['m'] }, 'Invalid value "m" for parameter \'models[0]\''],
  ])('refuses %j', async (body, message) => {
    const run_id = await server.createRun();
    expect(refusal(await server.post(PATH, { run_id, ...body }))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining(message),
    ]);
    expect((await server.run(run_id)).outputs ?? {}).toEqual({});
  });

  it('writes to an active run only', async () => {
    const run_id = await server.createRun();
    await server.post('runs/delete', { run_id });
    const models = [{ model_id: await server.createLoggedModel() }];
    expect(refusal(await server.post(PATH, { run_id, models }))[2]).toMatch('Current state is deleted.');
    expect((await server.post(PATH, { run_id: 'nope', models })).status).toBe(404);
  });
});
