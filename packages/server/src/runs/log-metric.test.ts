import { type InProcessServer, startInProcessServer } from '@millrace/testkit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const PATH = '/api/2.0/mlflow/runs/log-metric';

let server: InProcessServer;
let run_id: string;

beforeEach(async () => {
  server = await startInProcessServer();
  const run = await server.store.runs.create({ experiment_id: '0', user_id: '', start_time: 0, tags: [] });
  run_id = run.info.run_id;
});
afterEach(async () => server.close());

describe('runs/log-metric', () => {
  it.each([
    [{}, "Missing value for required parameter 'run_id'."],
    [{ run_id: 'r' }, "Missing value for required parameter 'key'."],
    [{ run_id: 'r', key: 'a' }, "Missing value for required parameter 'value'."],
    [{ run_id: 'r', key: 'a', value: 1 }, "Missing value for required parameter 'timestamp'."],
    [
      { run_id: 'r', key: 'a', value: 'x', timestamp: 1 },
      'Invalid value "x" for parameter \'value\' supplied:',
    ],
    [
      { run_id: 'r', key: 'a', value: 1, timestamp: 1.5 },
      "Invalid value 1.5 for parameter 'timestamp' supplied:",
    ],
  ])('refuses %j', async (body, message) => {
    const answer = await server.call('POST', PATH, body);
    expect(answer.status).toBe(400);
    expect(answer.json).toMatchObject({
      error_code: 'INVALID_PARAMETER_VALUE',
      message: expect.stringContaining(message),
    });
  });

  it.each(['a//b', '../a', '/a', 'a\u0007b', 'x'.repeat(251)])('refuses the key %j', async (key) => {
    const answer = await server.call('POST', PATH, { run_id, key, value: 1, timestamp: 1 });
    expect(answer.status).toBe(400);
    expect((await server.store.runs.get(run_id)).data.metrics).toEqual([]);
  });

  it('refuses a negative timestamp and half a dataset', async () => {
    const early = await server.call('POST', PATH, { run_id, key: 'a', value: 1, timestamp: -4 });
    expect(early.json).toMatchObject({
      message: expect.stringContaining('Timestamp must be a nonnegative long'),
    });
    const half = await server.call('POST', PATH, {
      run_id,
      key: 'a',
      value: 1,
      timestamp: 4,
      dataset_name: 'd',
    });
    expect(half.json).toMatchObject({
      message: expect.stringContaining('Both dataset_name and dataset_digest'),
    });
  });

  it('answers 404 for a run that does not exist and 400 for a deleted one', async () => {
    const unknown = await server.call('POST', PATH, { run_id: 'nope', key: 'a', value: 1, timestamp: 1 });
    expect(unknown.status).toBe(404);
    expect(unknown.json).toMatchObject({
      error_code: 'RESOURCE_DOES_NOT_EXIST',
      message: 'Run with id=nope not found',
    });
    await server.store.runs.delete(run_id);
    const deleted = await server.call('POST', PATH, { run_id, key: 'a', value: 1, timestamp: 1 });
    expect(deleted.status).toBe(400);
    expect(deleted.json).toMatchObject({ message: expect.stringContaining("must be in the 'active' state") });
  });

  it('stores a point once, however often it is sent', async () => {
    const body = { run_id, key: 'a', value: 0.5, timestamp: 10, step: 3 };
    for (let time = 0; time < 3; time += 1) expect((await server.call('POST', PATH, body)).text).toBe('{}');
    const { items } = await server.store.metrics.history({ run_id, metric_key: 'a' });
    expect(items).toEqual([{ key: 'a', value: 0.5, timestamp: 10, step: 3 }]);
  });

  it('takes an absent step as 0', async () => {
    await server.call('POST', PATH, { run_id, key: 'a', value: 1, timestamp: 1 });
    const { items } = await server.store.metrics.history({ run_id, metric_key: 'a' });
    expect(items).toEqual([{ key: 'a', value: 1, timestamp: 1, step: 0 }]);
  });

  it('reads NaN, infinities, numbers in strings and an old client’s run_uuid', async () => {
    for (const [step, value] of ['NaN', 'Infinity', '-Infinity', '1.5'].entries()) {
      const answer = await server.call('POST', PATH, {
        run_uuid: run_id,
        key: 'a',
        value,
        timestamp: '10',
        step: String(step),
      });
      expect(answer.status).toBe(200);
    }
    const { items } = await server.store.metrics.history({ run_id, metric_key: 'a' });
    expect(items.map(({ value }) => value)).toEqual([Number.NaN, Number.MAX_VALUE, -Number.MAX_VALUE, 1.5]);
  });
});
