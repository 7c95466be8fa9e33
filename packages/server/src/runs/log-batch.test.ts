import { byKey, refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();
const PATH = 'runs/log-batch';

const metric = (at: number): object => ({ key: `m${at}`, value: at, timestamp: 1 });
const pair = (at: number): object => ({ key: `k${at}`, value: String(at) });
const many = (count: number, make: (at: number) => object): object[] =>
  Array.from({ length: count }, (_, at) => make(at));

describe('runs/log-batch', () => {
  it('writes metrics, params and tags together; of two values of a tag the last counts', async () => {
    const run_id = await server.createRun({ run_name: 'n' });
    const batch = {
      metrics: [
        { key: 'm', value: 'NaN', timestamp: 1, step: 2 },
        { key: 'm', value: 0.5, timestamp: 1, step: 1 },
      ],
      params: [{ key: 'p', value: '1' }],
      tags: [
        { key: 't', value: 'first' },
        { key: 't', value: 'last' },
      ],
    };
    for (let time = 0; time < 2; time += 1)
      expect((await server.post(PATH, { run_id, ...batch })).text).toBe('{}');
    const { metrics, params, tags } = (await server.run(run_id)).data;
    expect(metrics).toEqual([{ key: 'm', value: 'NaN', timestamp: 1, step: 2 }]);
    expect(params).toEqual([{ key: 'p', value: '1' }]);
    expect(byKey(tags)).toEqual([
      { key: 'mlflow.runName', value: 'n' },
      { key: 't', value: 'last' },
    ]);
    expect(await server.history(run_id, 'm')).toHaveLength(2);
  });

  it('takes 1000 things at once and refuses one more of anything', async () => {
    const run_id = await server.createRun();
    const full = { metrics: many(800, metric), params: many(100, pair), tags: many(100, pair) };
    for (const [change, count, what] of [
      [{ metrics: many(1001, metric), params: [], tags: [] }, '1000 metrics. Got 1001', 'metrics'],
      [{ params: many(101, pair) }, '100 params. Got 101', 'params'],
      [{ tags: many(101, pair) }, '100 tags. Got 101', 'tags'],
      [
        { metrics: many(801, metric) },
        '1000 metrics, params, and tags. Got 1001',
        'metrics, params, and tags',
      ],
    ] as const) {
      expect(refusal(await server.post(PATH, { run_id, ...full, ...change }))).toEqual([
        400,
        'INVALID_PARAMETER_VALUE',
        `A batch logging request can contain at most ${count} ${what}. ` +
          `Please split up ${what} across multiple requests and try again.`,
      ]);
    }
    expect((await server.run(run_id)).data.params ?? []).toEqual([]);
    expect((await server.post(PATH, { run_id, ...full })).status).toBe(200);
    expect((await server.run(run_id)).data.metrics).toHaveLength(800);
  });

  it.each([
    [{ run_id: '' }, "Missing value for required parameter 'run_id'."],
    [{ metrics: [{ key: 'm', timestamp: 1 }] }, "Missing value for required parameter 'metrics[0].value'."],
    [{ metrics: [metric(0), { key: 'm', value: 'x', timestamp: 1 }] }, "for parameter 'metrics[1].value'"],
    [
      { metrics: [{ key: 'm', value: 1, timestamp: -1 }] },
      "Invalid value -1 for parameter 'metrics[0].timestamp'",
    ],
    [{ params: [pair(0), { value: 'v' }] }, "Missing value for required parameter 'params[1].key'."],
    [{ params: [pair(0), pair(0)] }, "Duplicate parameter keys have been submitted: ['k0']."],
    [{ tags: [{ key: 'a//b' }] }, "for parameter 'tags[0].key' supplied: Names may be treated as files"],
    [{ params: [{ key: 'old', value: 'new' }] }, "[{'key': 'old', 'old_value': '1', 'new_value': 'new'}]"],
  ])('stores nothing of a batch with %j', async (fault, message) => {
    const run_id = await server.createRun();
    await server.post('runs/log-parameter', { run_id, key: 'old', value: '1' });
    const before = await server.run(run_id);
    const good = { metrics: [metric(7)], params: [pair(7)], tags: [pair(7)] };
    expect(refusal(await server.post(PATH, { run_id, ...good, ...fault }))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining(message),
    ]);
    expect(await server.run(run_id)).toEqual(before);
  });

  it('appends the points of a logged model to the model, too', async () => {
    const run_id = await server.createRun();
    const model_id = await server.createLoggedModel({ source_run_id: run_id });
    await server.post(PATH, { run_id, metrics: [{ ...metric(1), model_id }, metric(2)] });
    expect((await server.loggedModel(model_id)).data.metrics).toMatchObject([
      { key: 'm1', value: 1, run_id },
    ]);
  });

  it.each([
    ['nope', 404, 'Run with id=nope not found'],
    ['../nope', 400, 'Invalid value "../nope" for parameter \'run_id\' supplied.'],
    ['x'.repeat(257), 400, "for parameter 'run_id' supplied."],
  ])('answers the run %.20s with %i', async (run_id, status, message) => {
    const [actual, , text] = refusal(await server.post(PATH, { run_id, tags: [pair(0)] }));
    expect([actual, text]).toEqual([status, expect.stringContaining(message)]);
  });

  it('refuses even an empty batch for a deleted run', async () => {
    const run_id = await server.createRun();
    expect((await server.post(PATH, { run_id })).status).toBe(200);
    await server.post('runs/delete', { run_id });
    expect(refusal(await server.post(PATH, { run_id }))[2]).toMatch('Current state is deleted.');
  });
});
