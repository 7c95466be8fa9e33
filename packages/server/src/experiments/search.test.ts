import type { Experiment } from '@millrace/protocol';
import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

interface Found {
  readonly experiments?: readonly Experiment[];
  readonly next_page_token?: string;
}

async function search(
  query: Record<string, unknown>,
): Promise<{ names: string[]; token?: string | undefined }> {
  const answer = await server.post('experiments/search', { max_results: 100, ...query });
  const { experiments = [], next_page_token } = answer.json as Found;
  return { names: experiments.map(({ name }) => name), token: next_page_token };
}

async function createThree(): Promise<string[]> {
  const ids: string[] = [];
  for (const name of ['alpha', 'beta', 'gamma']) {
    server.advanceClock(1000);
    ids.push(await server.createExperiment(name, { tags: [{ key: 'kind', value: name.slice(0, 1) }] }));
  }
  return ids;
}

describe('experiments/search', () => {
  it.each([
    [{}, 'Invalid value 0 for parameter .max_results. supplied. It must be a positive integer'],
    [{ max_results: -1 }, 'It must be a positive integer'],
    [
      { max_results: 50_001 },
      'Invalid value 50001 for parameter .max_results. supplied. It must be at most 50000',
    ],
    [{ max_results: 1, view_type: 'SOME' }, 'Invalid value "SOME" for parameter .view_type.'],
    [{ max_results: 1, filter: "name like 'a%'; name = 'b'" }, 'Search filter contained multiple expression'],
    [{ max_results: 1, filter: "color = 'red'" }, 'Invalid attribute key .color.'],
    [{ max_results: 1, order_by: ['color'] }, 'Invalid .*color'],
    [{ max_results: 1, page_token: 'no token' }, 'Invalid page token'],
  ])('refuses %j', async (query, message) => {
    expect(refusal(await server.post('experiments/search', query))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringMatching(message),
    ]);
  });

  it('finds by name and tag, newest first when no order is given', async () => {
    await createThree();
    expect((await search({ filter: "name LIKE '%a'" })).names).toEqual(['gamma', 'beta', 'alpha']);
    expect((await search({ filter: "tags.kind = 'b' AND name != 'alpha'" })).names).toEqual(['beta']);
    expect((await search({ filter: 'tags.kind IS NULL' })).names).toEqual(['Default']);
  });

  it('shows the stages that are asked for', async () => {
    const [, beta = ''] = await createThree();
    await server.post('experiments/delete', { experiment_id: beta });
    const order_by = ['name'];
    expect((await search({ order_by })).names).toEqual(['Default', 'alpha', 'gamma']);
    expect((await search({ order_by, view_type: 'DELETED_ONLY' })).names).toEqual(['beta']);
    expect((await search({ order_by, view_type: 3 })).names).toEqual(['Default', 'alpha', 'beta', 'gamma']);
  });

  it('pages without skipping or repeating while experiments are added', async () => {
    await createThree();
    const first = await search({ max_results: 2 });
    expect(first.names).toEqual(['gamma', 'beta']);
    server.advanceClock(1000);
    await server.createExperiment('delta');
    const second = await search({ max_results: 2, page_token: first.token });
    expect(second).toEqual({ names: ['alpha', 'Default'], token: undefined });
  });

  it('reads the same search from a query string', async () => {
    await createThree();
    const answer = await server.get('experiments/search', {
      max_results: 5,
      filter: "name ILIKE 'B%'",
      order_by: ['name DESC', 'experiment_id'],
      view_type: 'ALL',
    });
    expect(answer.json).toMatchObject({ experiments: [{ name: 'beta' }] });
  });
});
