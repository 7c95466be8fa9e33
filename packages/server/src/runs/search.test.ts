import type { Run } from '@millrace/protocol';
import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

async function search(
  query: Record<string, unknown>,
): Promise<{ names: string[]; token?: string | undefined }> {
  const answer = await server.post('runs/search', { experiment_ids: ['0'], ...query });
  const { runs = [], next_page_token } = answer.json as { runs?: Run[]; next_page_token?: string };
  return { names: runs.map(({ info }) => info.run_name), token: next_page_token };
}

/** Runs a, b, c that started in this order; b has the greatest loss, c has NaN. */
async function createThree(): Promise<string[]> {
  const ids: string[] = [];
  for (const [run_name, start_time, value] of [
    ['a', 1, 0.5],
    ['b', 2, 2],
    ['c', 3, 'NaN'],
  ] as const) {
    const run_id = await server.createRun({ run_name, start_time });
    await server.post('runs/log-metric', { run_id, key: 'loss', value, timestamp: 1 });
    ids.push(run_id);
  }
  return ids;
}

describe('runs/search', () => {
  it('compares latest metrics; NaN is neither great nor small, and comes after numbers', async () => {
    await createThree();
    await server.createRun({ run_name: 'without' });
    expect((await search({ filter: 'metrics.loss > 1' })).names).toEqual(['b']);
    expect((await search({ filter: 'metrics.loss <= 100', order_by: ['run_name'] })).names).toEqual([
      'a',
      'b',
    ]);
    for (const [direction, names] of [
      ['ASC', ['a', 'b', 'c', 'without']],
      ['DESC', ['b', 'a', 'c', 'without']],
    ] as const) {
      expect((await search({ order_by: [`metrics.loss ${direction}`] })).names).toEqual(names);
    }
  });

  it('looks into the experiments asked for, and into none when none is', async () => {
    await createThree();
    const experiment_id = await server.createExperiment('e');
    await server.createRun({ experiment_id, run_name: 'there' });
    expect((await search({ experiment_ids: [experiment_id, '99'] })).names).toEqual(['there']);
    expect((await server.post('runs/search', {})).json).toEqual({});
  });

  it('shows the stages that are asked for', async () => {
    const [run_id] = await createThree();
    await server.post('runs/delete', { run_id });
    expect((await search({})).names).toEqual(['c', 'b']);
    expect((await search({ run_view_type: 'DELETED_ONLY' })).names).toEqual(['a']);
    expect((await search({ run_view_type: 'ALL' })).names).toEqual(['c', 'b', 'a']);
  });

  it('pages without skipping or repeating while runs are added and deleted', async () => {
    const [, b] = await createThree();
    const first = await search({ max_results: 2 });
    expect(first.names).toEqual(['c', 'b']);
    await server.createRun({ run_name: 'later', start_time: 4 });
    await server.post('runs/delete', { run_id: b });
    expect(await search({ max_results: 2, page_token: first.token })).toEqual({
      names: ['a'],
      token: undefined,
    });
  });

  it.each([
    [{ max_results: 50_001 }, "Invalid value 50001 for parameter 'max_results' supplied:"],
    [
      { max_results: 0 },
      "Invalid value 0 for parameter 'max_results' supplied. It must be a positive integer",
    ],
    [{ experiment_ids: ['x'] }, "Invalid experiment ID 'x'."],
    [{ experiment_ids: '0' }, 'Invalid value "0" for parameter \'experiment_ids\''],
    [{ filter: 'metrics.loss > high' }, 'Expected numeric value type for metric. Found high'],
    [{ filter: 'params.a = 1' }, 'Expected a quoted string value for param'],
    [{ filter: "colour.a = 'red'" }, "Invalid entity type 'colour'"],
    [{ order_by: ['start_time', 'start_time DESC'] }, 'duplicate'],
    [{ page_token: 'no token' }, 'Invalid page token'],
    [{ page_token: btoa('{"after": [{"int64": "9999999999999999999"}, ""]}') }, 'Invalid page token'],
  ])('refuses %j', async (query, message) => {
    const answer = await server.post('runs/search', { experiment_ids: ['0'], ...query });
    expect(refusal(answer)).toEqual([400, 'INVALID_PARAMETER_VALUE', expect.stringContaining(message)]);
  });
});
