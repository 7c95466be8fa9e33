import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

interface Found {
  names: string[];
  token: string | undefined;
}

async function search(query: Record<string, string | number | string[]>): Promise<Found> {
  const { json } = await server.get('registered-models/search', query);
  const { registered_models = [], next_page_token } = json as {
    registered_models?: { name: string }[];
    next_page_token?: string;
  };
  return { names: registered_models.map(({ name }) => name), token: next_page_token };
}

async function createThree(): Promise<void> {
  for (const [name, color] of [
    ['b', 'red'],
    ['a', 'blue'],
    ['c', 'red'],
  ] as const) {
    server.advanceClock(1000);
    await server.createRegisteredModel(name, { tags: [{ key: 'color', value: color }] });
  }
  await server.createRegisteredModel('p', { tags: [{ key: 'mlflow.prompt.is_prompt', value: 'true' }] });
}

describe('registered-models/search', () => {
  it('finds by name and tag, by name in order, and leaves prompts out', async () => {
    await createThree();
    expect((await search({})).names).toEqual(['a', 'b', 'c']);
    expect((await search({ filter: "tags.color = 'red' AND name != 'c'" })).names).toEqual(['b']);
    expect((await search({ filter: "name IN ('a', 'c')" })).names).toEqual(['a', 'c']);
    expect((await search({ order_by: ['timestamp DESC'] })).names).toEqual(['c', 'a', 'b']);
  });

  it('finds prompts when the filter asks for them', async () => {
    await createThree();
    const tag = 'tags.`mlflow.prompt.is_prompt`';
    expect((await search({ filter: `${tag} = 'true'` })).names).toEqual(['p']);
    expect((await search({ filter: `${tag} != 'true'` })).names).toEqual(['a', 'b', 'c']);
  });

  it('pages on while models are added', async () => {
    await createThree();
    const first = await search({ max_results: 2 });
    expect(first.names).toEqual(['a', 'b']);
    await server.createRegisteredModel('aa');
    expect(await search({ max_results: 2, page_token: first.token ?? '' })).toEqual({
      names: ['c'],
      token: undefined,
    });
  });

  it.each([
    [{ max_results: 1001 }, 'max_results'],
    [{ max_results: 0 }, 'It must be a positive integer'],
    [{ filter: "run_id = 'x'" }, "Invalid attribute key 'run_id' specified"],
    [{ filter: 'name = 1' }, 'Expected a quoted string value'],
    [{ order_by: ['tags.color'] }, "Invalid order by key 'tags.color' specified"],
    [{ order_by: ['name', 'name DESC'] }, 'duplicate fields'],
    [{ page_token: 'nonsense!' }, 'Invalid page token'],
  ])('refuses %j', async (query, message) => {
    expect(refusal(await server.get('registered-models/search', query))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining(message),
    ]);
  });
});
