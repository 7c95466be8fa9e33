import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();
const PATH = 'metrics/get-history-bulk-interval';

/** A run with points of metric m at steps 0, 1, 2, …, sent backwards. */
async function createRunWithSteps(count: number): Promise<string> {
  const run_id = await server.createRun();
  const metrics = Array.from({ length: count }, (_, at) => ({
    key: 'm',
    value: 1,
    timestamp: 1,
    step: count - 1 - at,
  }));
  await server.post('runs/log-batch', { run_id, metrics });
  return run_id;
}

async function stepsOf(query: Record<string, string | number | readonly string[]>): Promise<number[]> {
  const { json } = await server.get(PATH, { metric_key: 'm', ...query });
  return ((json as { metrics?: { step: number }[] }).metrics ?? []).map(({ step }) => step);
}

describe('metrics/get-history-bulk-interval', () => {
  it('takes the first point of each bucket as NTILE makes them, and always the last point', async () => {
    const run_ids = await createRunWithSteps(10);
    expect(await stepsOf({ run_ids, max_results: 4 })).toEqual([0, 3, 6, 9]);
    expect(await stepsOf({ run_ids, max_results: 3 })).toEqual([0, 4, 9]);
    expect(await stepsOf({ run_ids, max_results: 1 })).toEqual([9]);
    expect(await stepsOf({ run_ids, max_results: 10 })).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('samples inside a range, with both ends', async () => {
    const run_ids = await createRunWithSteps(10);
    expect(await stepsOf({ run_ids, start_step: 3, end_step: 6 })).toEqual([3, 4, 5, 6]);
    expect(await stepsOf({ run_ids, start_step: 3, end_step: 6, max_results: 2 })).toEqual([3, 6]);
    expect(await stepsOf({ run_ids, start_step: -5, end_step: -1 })).toEqual([]);
    expect(await stepsOf({ run_ids, start_step: 7, end_step: 7 })).toEqual([7]);
  });

  it('samples each run by itself, in the order asked for', async () => {
    const [long, short] = [await createRunWithSteps(9), await createRunWithSteps(2)];
    const { json } = await server.get(PATH, { run_ids: [short, long], metric_key: 'm', max_results: 3 });
    const points = (json as { metrics: { run_id: string; step: number }[] }).metrics;
    expect(points.map(({ run_id, step }) => [run_id, step])).toEqual([
      [short, 0],
      [short, 1],
      [long, 0],
      [long, 3],
      [long, 8],
    ]);
  });

  it.each([
    ['metric_key=m', "Missing value for required parameter 'run_ids'."],
    ['run_ids=r', "Missing value for required parameter 'metric_key'."],
    ['run_ids=r&metric_key=m&start_step=1', 'both must be specified.'],
    ['run_ids=r&metric_key=m&end_step=1', 'both must be specified.'],
    ['run_ids=r&metric_key=m&start_step=2&end_step=1', 'Found start_step=2 and end_step=1.'],
    ['run_ids=r&metric_key=m&max_results=0', 'max_results must be between 1 and 2500.'],
    ['run_ids=r&metric_key=m&max_results=2501', 'max_results must be between 1 and 2500.'],
    [`metric_key=m${'&run_ids=r'.repeat(101)}`, 'must specify at most 100 run_ids. Received 101 run_ids.'],
  ])('refuses ?%.60s', async (query, message) => {
    expect(refusal(await server.get(`${PATH}?${query}`))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining(message),
    ]);
  });

  it('is empty for unknown runs and keys', async () => {
    expect(await stepsOf({ run_ids: ['nope', await server.createRun()] })).toEqual([]);
  });
});
