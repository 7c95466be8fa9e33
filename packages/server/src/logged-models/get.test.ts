import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

describe('logged-models/get', () => {
  it('reads what was logged at different times as one model', async () => {
    const run_id = await server.createRun();
    const model_id = await server.createLoggedModel({ name: 'm', params: [{ key: 'p', value: '1' }] });
    await server.send('PATCH', `logged-models/${model_id}/tags`, { tags: [{ key: 't', value: '2' }] });
    const metric = { key: 'acc', value: 'NaN', timestamp: 5, step: 1, model_id };
    await server.post('runs/log-metric', { run_id, ...metric, dataset_name: 'iris', dataset_digest: 'd' });
    const { json } = await server.get(`logged-models/${model_id}`);
    expect(json).toMatchObject({
      model: {
        info: { model_id, name: 'm', tags: [{ key: 't', value: '2' }] },
        data: {
          params: [{ key: 'p', value: '1' }],
          metrics: [{ ...metric, run_id, dataset_name: 'iris', dataset_digest: 'd' }],
        },
      },
    });
  });

  it.each(['true', 'TRUE'])('reads a deleted model with allow_deleted=%s only', async (allow_deleted) => {
    const model_id = await server.createLoggedModel({ name: 'gone' });
    await server.send('DELETE', `logged-models/${model_id}`);
    for (const query of [{}, { allow_deleted: 'false' }])
      expect((await server.get(`logged-models/${model_id}`, query)).status).toBe(404);
    const found = await server.get(`logged-models/${model_id}`, { allow_deleted });
    expect(found.json).toMatchObject({ model: { info: { model_id, name: 'gone' } } });
  });

  it('refuses a boolean that is none', async () => {
    const model_id = await server.createLoggedModel();
    expect(refusal(await server.get(`logged-models/${model_id}`, { allow_deleted: 'yes' }))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      "Invalid boolean value: yes, must be 'true' or 'false'.",
    ]);
  });

  it.each([['m-nope'], ['a b'], ["'; DROP TABLE runs"]])('answers 404 for %s', async (model_id) => {
    expect(refusal(await server.get(`logged-models/${encodeURIComponent(model_id)}`))).toEqual([
      404,
      'RESOURCE_DOES_NOT_EXIST',
      `Logged model with ID '${model_id}' not found.`,
    ]);
  });

  it('does not take the id of a model without its m-', async () => {
    const model_id = await server.createLoggedModel();
    expect((await server.get(`logged-models/${model_id.slice(2)}`)).status).toBe(404);
  });
});
