import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

async function logPoints(
  run_id: string,
  points: readonly (readonly [value: unknown, timestamp: number, step: unknown])[],
): Promise<void> {
  const metrics = points.map(([value, timestamp, step]) => ({ key: 'm', value, timestamp, step }));
  const { status, text } = await server.post('runs/log-batch', { run_id, metrics });
  if (status !== 200) throw new Error(text);
}

interface Page {
  readonly metrics?: readonly { step: number }[];
  readonly next_page_token?: string;
}

describe('metrics/get-history', () => {
  it('orders by time, step and value, NaN after 0', async () => {
    const run_id = await server.createRun();
    await logPoints(run_id, [
      [3, 2, 0],
      ['NaN', 1, 5],
      [0, 1, 5],
      [-1, 1, 5],
      [9, 1, -7],
    ]);
    expect(await server.history(run_id, 'm')).toEqual([
      { key: 'm', value: 9, timestamp: 1, step: -7 },
      { key: 'm', value: -1, timestamp: 1, step: 5 },
      { key: 'm', value: 0, timestamp: 1, step: 5 },
      { key: 'm', value: 'NaN', timestamp: 1, step: 5 },
      { key: 'm', value: 3, timestamp: 2, step: 0 },
    ]);
  });

  it('tells steps apart that are the same as doubles', async () => {
    const run_id = await server.createRun();
    await logPoints(run_id, [
      [1, 1, '9007199254740993'],
      [1, 1, '9007199254740992'],
    ]);
    const { text } = await server.get('metrics/get-history', { run_id, metric_key: 'm' });
    expect(text.match(/"step":\d+/g)).toEqual(['"step":9007199254740992', '"step":9007199254740993']);
  });

  it('pages without skipping or repeating while points are added on both sides', async () => {
    const run_id = await server.createRun();
    await logPoints(
      run_id,
      Array.from({ length: 50 }, (_, step) => [1, 1000 + step, step]),
    );
    const seen: number[] = [];
    let page_token = '';
    do {
      const query = { run_id, metric_key: 'm', max_results: 7, page_token };
      const page = (await server.get('metrics/get-history', query)).json as Page;
      seen.push(...(page.metrics ?? []).map(({ step }) => step));
      page_token = page.next_page_token ?? '';
      await logPoints(run_id, [[1, seen.length, -1]]);
    } while (page_token !== '');
    expect(seen).toEqual(Array.from({ length: 50 }, (_, step) => step));
  });

  it('has no token when the last page is exactly full', async () => {
    const run_id = await server.createRun();
    await logPoints(run_id, [
      [1, 1, 1],
      [1, 1, 2],
    ]);
    const { json } = await server.get('metrics/get-history', { run_id, metric_key: 'm', max_results: 2 });
    expect(json).toEqual({
      metrics: [
        { key: 'm', value: 1, timestamp: 1, step: 1 },
        { key: 'm', value: 1, timestamp: 1, step: 2 },
      ],
    });
  });

  it('is empty for an unknown run or key and still there for a deleted run', async () => {
    const run_id = await server.createRun();
    await logPoints(run_id, [[1, 1, 1]]);
    await server.post('runs/delete', { run_id });
    expect((await server.get('metrics/get-history', { run_id: 'nope', metric_key: 'm' })).json).toEqual({});
    expect((await server.get('metrics/get-history', { run_id, metric_key: 'M' })).json).toEqual({});
    expect(await server.history(run_id, 'm')).toHaveLength(1);
  });

  it.each([
    'no token',
    'bm8gSlNPTg==',
    'eyJvZmZzZXQiOiAtMX0=',
    btoa('{"point": ["9999999999999999999", "0", 1]}'),
  ])('refuses the token %j', async (page_token) => {
    const run_id = await server.createRun();
    await logPoints(run_id, [[1, 1, 1]]);
    const answer = await server.get('metrics/get-history', { run_id, metric_key: 'm', page_token });
    expect(refusal(answer)).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining('Invalid page token'),
    ]);
  });

  it.each([
    ['metric_key=m', "Missing value for required parameter 'run_id'."],
    ['run_id=r', "Missing value for required parameter 'metric_key'."],
    ['run_id=r&metric_key=m&max_results=0', "Invalid value 0 for parameter 'max_results' supplied."],
    ['run_id=r&metric_key=m&max_results=-1', "Invalid value -1 for parameter 'max_results' supplied."],
    ['run_id=r&metric_key=m&max_results=2147483648', "for parameter 'max_results' supplied:"],
  ])('refuses ?%s', async (query, message) => {
    expect(refusal(await server.get(`metrics/get-history?${query}`))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining(message),
    ]);
  });
});
