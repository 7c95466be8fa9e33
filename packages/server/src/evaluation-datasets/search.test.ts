import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { refusal } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('evaluation-datasets/search', () => {
  async function names(query: object): Promise<string[]> {
    const { datasets = [] } = await at.done<{ datasets?: { name: string }[] }>(
      at.post('datasets/search', query),
    );
    return datasets.map(({ name }) => name);
  }

  async function createThree(): Promise<void> {
    for (const [name, color] of [
      ['b', 'red'],
      ['a', 'blue'],
      ['c', 'red'],
    ] as const) {
      at.server.advanceClock(1000);
      await at.createDataset({
        name,
        tags: JSON.stringify({ color }),
        experiment_ids: name === 'a' ? [] : ['0'],
      });
    }
  }

  it('finds by name, tag and experiment, newest first unless ordered', async () => {
    await createThree();
    expect(await names({})).toEqual(['c', 'a', 'b']);
    expect(await names({ experiment_ids: ['0'] })).toEqual(['c', 'b']);
    expect(await names({ filter_string: "tags.color = 'red' AND name != 'c'" })).toEqual(['b']);
    expect(await names({ order_by: ['name'], filter_string: "name IN ('a', 'c')" })).toEqual(['a', 'c']);
  });

  it('pages on while datasets are added', async () => {
    await createThree();
    const first = await at.done<{ next_page_token: string }>(at.post('datasets/search', { max_results: 2 }));
    at.server.advanceClock(1000);
    await at.createDataset({ name: 'd' });
    expect(await names({ max_results: 2, page_token: first.next_page_token })).toEqual(['b']);
  });

  it.each([
    [{ max_results: 0 }, 'It must be a positive integer'],
    [{ max_results: 50_001 }, 'It must be at most 50000'],
    [{ filter_string: "digest = 'x'" }, "Invalid attribute key 'digest' specified"],
    [{ filter_string: 'created_time = 1.5' }, "Invalid value for numeric attribute 'created_time'"],
    [{ order_by: ['created_by'] }, "Invalid attribute key 'created_by'"],
    [{ page_token: 'nonsense!' }, 'Invalid page token'],
  ])('refuses %j', async (query, message) => {
    expect(refusal(await at.post('datasets/search', query))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining(message),
    ]);
  });
});
