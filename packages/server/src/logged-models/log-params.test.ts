import { byKey, refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();
const logParams = (model_id: string, params: unknown, body: object = { model_id }) =>
  server.post(`logged-models/${model_id}/params`, { params, ...body });

describe('logged-models/log-params', () => {
  it('adds to the params that are there; the same value again is fine', async () => {
    const model_id = await server.createLoggedModel({ params: [{ key: 'a', value: '1' }] });
    const params = [{ key: 'a', value: '1' }, { key: 'b', value: '2' }, { key: 'bare' }];
    for (let time = 0; time < 2; time += 1) expect((await logParams(model_id, params)).text).toBe('{}');
    expect(byKey((await server.loggedModel(model_id)).data.params)).toEqual([
      { key: 'a', value: '1' },
      { key: 'b', value: '2' },
      { key: 'bare', value: '' },
    ]);
  });

  it('never changes a value, and then stores nothing of the request', async () => {
    const model_id = await server.createLoggedModel({ params: [{ key: 'a', value: '1' }] });
    const params = [
      { key: 'new', value: 'n' },
      { key: 'a', value: '2' },
    ];
    expect(refusal(await logParams(model_id, params)).slice(0, 2)).toEqual([400, 'INVALID_PARAMETER_VALUE']);
    expect((await server.loggedModel(model_id)).data.params).toEqual([{ key: 'a', value: '1' }]);
  });

  it('wants the id in the body, too, and the same one', async () => {
    const model_id = await server.createLoggedModel();
    const params = [{ key: 'a', value: '1' }];
    expect(refusal(await logParams(model_id, params, {}))[2]).toMatch(
      "Missing value for required parameter 'model_id'.",
    );
    expect(refusal(await logParams(model_id, params, { model_id: 'm-other' }))[2]).toBe(
      `The path names model_id '${model_id}', the request body 'm-other'.`,
    );
    expect((await server.loggedModel(model_id)).data.params ?? []).toEqual([]);
  });

  it('takes more than the hundred that a client sends at once', async () => {
    const model_id = await server.createLoggedModel();
    const params = Array.from({ length: 500 }, (_, at) => ({ key: `p${at}`, value: 'v' }));
    expect((await logParams(model_id, params)).status).toBe(200);
    expect((await server.loggedModel(model_id)).data.params).toHaveLength(500);
  });

  it('does not find an unknown model, and still writes to a deleted one, as MLflow does', async () => {
    const one = [{ key: 'a', value: '1' }];
    expect(refusal(await logParams('m-nope', one))).toEqual([
      404,
      'RESOURCE_DOES_NOT_EXIST',
      "Logged model with ID 'm-nope' not found.",
    ]);
    const model_id = await server.createLoggedModel();
    await server.send('DELETE', `logged-models/${model_id}`);
    expect((await logParams(model_id, one)).text).toBe('{}');
    expect((await server.loggedModel(model_id)).data.params).toEqual(one);
  });
});
