import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();
const PATH = '/ajax-api/2.0/mlflow/metrics/get-history-bulk';

/** A run with a point of metric m at each of the times. */
async function createRunWithPoints(...times: number[]): Promise<string> {
  const run_id = await server.createRun();
  const metrics = times.map((timestamp) => ({ key: 'm', value: timestamp / 2, timestamp, step: timestamp }));
  await server.post('runs/log-batch', { run_id, metrics });
  return run_id;
}

describe('metrics/get-history-bulk', () => {
  it('lists the points by run and time, in whatever order the runs are asked for', async () => {
    const [one, two] = [await createRunWithPoints(2, 1), await createRunWithPoints(4)];
    const { json } = await server.get(PATH, { run_id: [two, one, two], metric_key: 'm' });
    expect(json).toEqual({
      metrics: [
        { key: 'm', run_id: one, value: 0.5, timestamp: 1, step: 1 },
        { key: 'm', run_id: one, value: 1, timestamp: 2, step: 2 },
        { key: 'm', run_id: two, value: 2, timestamp: 4, step: 4 },
      ],
    });
  });

  it('cuts all runs together at max_results', async () => {
    const run_id = [await createRunWithPoints(1, 2), await createRunWithPoints(3, 4)];
    for (const max_results of [0, 1, 3, 100_000]) {
      const { json } = await server.get(PATH, { run_id, metric_key: 'm', max_results });
      expect((json as { metrics: unknown[] }).metrics).toHaveLength(Math.min(max_results, 4));
    }
  });

  it('writes an empty list, where other endpoints write nothing', async () => {
    expect((await server.get(PATH, { run_id: 'nope', metric_key: 'm' })).json).toEqual({ metrics: [] });
  });

  it('writes NaN so that a browser can read it', async () => {
    const run_id = await server.createRun();
    await server.post('runs/log-metric', { run_id, key: 'm', value: 'NaN', timestamp: 1 });
    const { json } = await server.get(PATH, { run_id, metric_key: 'm' });
    expect(json).toMatchObject({ metrics: [{ value: 'NaN' }] });
  });

  it('takes 1 to 100 runs, a key and a size', async () => {
    const ids = (count: number): string[] => Array.from({ length: count }, (_, at) => `r${at}`);
    expect((await server.get(PATH, { run_id: ids(100), metric_key: 'm' })).status).toBe(200);
    for (const [query, message] of [
      [{ metric_key: 'm' }, 'GetMetricHistoryBulk request must specify at least one run_id.'],
      [{ run_id: ids(101), metric_key: 'm' }, 'cannot specify more than 100 run_ids. Received 101 run_ids.'],
      [{ run_id: ids(1) }, 'GetMetricHistoryBulk request must specify a metric_key.'],
      [{ run_id: ids(1), metric_key: 'm', max_results: -1 }, "Invalid value -1 for parameter 'max_results'"],
      [
        { run_id: ids(1), metric_key: 'm', max_results: 'many' },
        'Invalid value "many" for parameter \'max_results\'',
      ],
    ] as const) {
      expect(refusal(await server.get(PATH, query))).toEqual([
        400,
        'INVALID_PARAMETER_VALUE',
        expect.stringContaining(message),
      ]);
    }
  });
});
