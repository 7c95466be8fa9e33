import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

describe('runs/get', () => {
  it('shows one point a metric: the greatest by step, then time, then value', async () => {
    const run_id = await server.createRun();
    const points = [
      { value: 1, timestamp: 9, step: 5 },
      { value: 2, timestamp: 8, step: 6 },
      { value: 4, timestamp: 7, step: 6 },
      { value: 3, timestamp: 8, step: 6 },
      { value: 5, timestamp: 10, step: 1 },
    ];
    for (const point of points) await server.post('runs/log-metric', { run_id, key: 'm', ...point });
    expect((await server.run(run_id)).data.metrics).toEqual([{ key: 'm', value: 3, timestamp: 8, step: 6 }]);
  });

  it('writes NaN as a string and steps beyond 2^53 with every digit', async () => {
    const run_id = await server.createRun();
    const step = '-9007199254740993';
    await server.post('runs/log-metric', { run_id, key: 'm', value: 'NaN', timestamp: 1, step });
    const { text } = await server.get('runs/get', { run_id });
    expect(text).toContain('{"key":"m","value":"NaN","timestamp":1,"step":-9007199254740993}');
  });

  it('shows datasets, logged models as inputs and logged models as outputs', async () => {
    const run_id = await server.createRun();
    const [used, made] = [await server.createLoggedModel(), await server.createLoggedModel()];
    const dataset = { name: 'iris', digest: 'd', source_type: 'local', source: '{}' };
    await server.post('runs/log-inputs', { run_id, datasets: [{ dataset }], models: [{ model_id: used }] });
    await server.post('runs/outputs', { run_id, models: [{ model_id: made, step: 2 }] });
    const { inputs, outputs } = await server.run(run_id);
    expect(inputs).toEqual({ dataset_inputs: [{ dataset }], model_inputs: [{ model_id: used }] });
    expect(outputs).toEqual({ model_outputs: [{ model_id: made, step: 2 }] });
  });

  it.each([
    ['run_id=nope', 404, 'Run with id=nope not found'],
    ['run_id=&run_uuid=nope', 404, 'Run with id=nope not found'],
    ['run_id=a&run_id=b', 404, 'Run with id=a not found'],
    ['', 400, "Missing value for required parameter 'run_id'."],
    ['run_id=', 400, "Missing value for required parameter 'run_id'."],
  ])('answers ?%s with %i', async (query, status, message) => {
    const [actual, , text] = refusal(await server.get(`runs/get?${query}`));
    expect([actual, text]).toEqual([status, expect.stringContaining(message)]);
  });

  it('reads by the old name of the field', async () => {
    const run_uuid = await server.createRun();
    expect((await server.get('runs/get', { run_uuid })).json).toMatchObject({ run: { info: { run_uuid } } });
  });
});
