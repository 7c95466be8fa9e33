import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

describe('logged-models/finalize', () => {
  it('takes any status after any other, by name or number, and the time of the change', async () => {
    const model_id = await server.createLoggedModel();
    for (const [status, name] of [
      ['LOGGED_MODEL_READY', 'LOGGED_MODEL_READY'],
      [3, 'LOGGED_MODEL_UPLOAD_FAILED'],
      ['1', 'LOGGED_MODEL_PENDING'],
    ] as const) {
      server.advanceClock(1);
      const answer = await server.send('PATCH', `logged-models/${model_id}`, { model_id, status });
      expect(answer.json).toMatchObject({ model: { info: { model_id, status: name } } });
      expect((await server.loggedModel(model_id)).info.status).toBe(name);
    }
    expect((await server.loggedModel(model_id)).info).toMatchObject({
      creation_timestamp_ms: 1_700_000_000_000,
      last_updated_timestamp_ms: 1_700_000_000_003,
    });
  });

  it('never leaves open which model is meant', async () => {
    const [one, two] = [await server.createLoggedModel(), await server.createLoggedModel()];
    const body = { model_id: two, status: 'LOGGED_MODEL_READY' };
    expect(refusal(await server.send('PATCH', `logged-models/${one}`, body))[2]).toBe(
      `The path names model_id '${one}', the request body '${two}'.`,
    );
    for (const id of [one, two])
      expect((await server.loggedModel(id)).info.status).toBe('LOGGED_MODEL_PENDING');
  });

  it.each([
    [{ status: 2 }, "Missing value for required parameter 'model_id'."],
    [{ model_id: 'the id' }, "Missing value for required parameter 'status'."],
    [{ model_id: 'the id', status: 'READY' }, 'Invalid value "READY" for parameter \'status\''],
    [{ model_id: 'the id', status: 7 }, "Invalid value 7 for parameter 'status'"],
  ])('refuses %j', async (body, message) => {
    const model_id = await server.createLoggedModel();
    const sent = 'model_id' in body ? { ...body, model_id } : body;
    expect(refusal(await server.send('PATCH', `logged-models/${model_id}`, sent))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining(message),
    ]);
    expect((await server.loggedModel(model_id)).info.status).toBe('LOGGED_MODEL_PENDING');
  });

  it('does not find an unknown model, and still writes to a deleted one, as MLflow does', async () => {
    const unknown = await server.send('PATCH', 'logged-models/m-nope', { model_id: 'm-nope', status: 2 });
    expect(refusal(unknown)).toEqual([
      404,
      'RESOURCE_DOES_NOT_EXIST',
      "Logged model with ID 'm-nope' not found.",
    ]);
    const model_id = await server.createLoggedModel();
    await server.send('DELETE', `logged-models/${model_id}`);
    await server.send('PATCH', `logged-models/${model_id}`, { model_id, status: 2 });
    expect((await server.loggedModel(model_id)).info.status).toBe('LOGGED_MODEL_READY');
    expect((await server.get(`logged-models/${model_id}`)).status).toBe(404);
  });
});
