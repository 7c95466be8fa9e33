import type { LoggedModel } from '@millrace/protocol';
import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

async function search(
  query: Record<string, unknown>,
): Promise<{ names: string[]; token?: string | undefined }> {
  const answer = await server.post('logged-models/search', { experiment_ids: ['0'], ...query });
  const { models = [], next_page_token } = answer.json as {
    models?: LoggedModel[];
    next_page_token?: string;
  };
  return { names: models.map(({ info }) => info.name), token: next_page_token };
}

/** Models a, b, c made in this order; a and b have been measured on a dataset. */
async function createThree(): Promise<void> {
  const run_id = await server.createRun();
  for (const [name, acc, dataset_name] of [
    ['a', 0.9, 'iris'],
    ['b', 0.5, 'wine'],
    ['c', undefined, ''],
  ] as const) {
    server.advanceClock(1000);
    const model_id = await server.createLoggedModel({ name, params: [{ key: 'depth', value: name }] });
    if (acc === undefined) continue;
    const metric = { key: 'acc', value: acc, timestamp: 1, model_id };
    await server.post('runs/log-metric', { run_id, ...metric, dataset_name, dataset_digest: 'd' });
  }
}

describe('logged-models/search', () => {
  it('finds by name, param and metric, newest first', async () => {
    await createThree();
    expect((await search({})).names).toEqual(['c', 'b', 'a']);
    expect((await search({ filter: "name IN ('a', 'c')" })).names).toEqual(['c', 'a']);
    expect((await search({ filter: "params.depth != 'a' AND metrics.acc < 0.9" })).names).toEqual(['b']);
  });

  it('orders by metric with models without it last, in both directions', async () => {
    await createThree();
    const order = (ascending: boolean): unknown => [{ field_name: 'metrics.acc', ascending }];
    expect((await search({ order_by: order(true) })).names).toEqual(['b', 'a', 'c']);
    expect((await search({ order_by: order(false) })).names).toEqual(['a', 'b', 'c']);
  });

  it('counts only what was measured on the datasets asked for', async () => {
    await createThree();
    const datasets = [{ dataset_name: 'iris', dataset_digest: 'd' }];
    expect((await search({ datasets })).names).toEqual(['a']);
    expect((await search({ datasets, filter: 'metrics.acc < 0.9' })).names).toEqual([]);
  });

  it('pages, and a token belongs to its search', async () => {
    await createThree();
    const first = await search({ max_results: 2 });
    expect(first.names).toEqual(['c', 'b']);
    server.advanceClock(1000);
    await server.createLoggedModel({ name: 'later' });
    const { token: page_token } = first;
    expect(await search({ max_results: 2, page_token })).toEqual({ names: ['a'], token: undefined });
    const other = { experiment_ids: ['0'], filter: "name != 'a'", page_token };
    expect(refusal(await server.post('logged-models/search', other))[2]).toMatch(
      'The page token belongs to another search',
    );
  });

  it.each([
    [{ experiment_ids: undefined }, "Missing value for required parameter 'experiment_ids'."],
    [{ datasets: [{ dataset_digest: 'd' }] }, '`dataset_name` in the `datasets` clause must be specified.'],
    [{ max_results: -1 }, "Invalid value -1 for parameter 'max_results' supplied"],
    [{ max_results: 50_001 }, "Invalid value 50001 for parameter 'max_results' supplied"],
    [{ filter: "metric.acc > '1'" }, "Invalid entity type: 'metric'"],
    [{ order_by: [{ field_name: 'params.depth' }] }, 'Invalid order by field name'],
  ])('refuses %j', async (change, message) => {
    const answer = await server.post('logged-models/search', { experiment_ids: ['0'], ...change });
    expect(refusal(answer)).toEqual([400, 'INVALID_PARAMETER_VALUE', expect.stringContaining(message)]);
  });

  it('reads a page size of 0 as none given', async () => {
    await createThree();
    expect((await search({ max_results: 0 })).names).toEqual(['c', 'b', 'a']);
  });
});
