import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { refusal } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('label-schemas/list', () => {
  it('makes the default once, and lists newest first', async () => {
    for (let time = 0; time < 2; time += 1)
      expect((await at.schemas()).map(({ name }) => name)).toEqual(['Feedback']);
    expect((await at.schemas())[0]).toMatchObject({
      is_default: true,
      type: 'FEEDBACK',
      input: { text: {} },
    });
    at.server.advanceClock(1);
    await at.createSchema('q');
    expect((await at.schemas()).map(({ name }) => name)).toEqual(['q', 'Feedback']);
  });

  it('pages, and ends with an empty token', async () => {
    for (const name of ['a', 'b']) {
      await at.createSchema(name);
      at.server.advanceClock(1);
    }
    const list = (query: object): ReturnType<typeof at.get> =>
      at.get('label-schemas/list', { experiment_id: '0', max_results: 2, ...query });
    const { next_page_token: page_token } = (await list({})).json as { next_page_token: string };
    expect((await list({ page_token })).json).toMatchObject({
      label_schemas: [{ name: 'a' }],
      next_page_token: '',
    });
  });

  it.each([
    [{ max_results: 0 }, 'max_results must be between 1 and 50000.'],
    [{ max_results: 50_001 }, 'max_results must be between 1 and 50000.'],
    [{ page_token: 'nonsense!' }, 'Invalid page token'],
    [{ experiment_id: 'abc' }, "Invalid experiment ID 'abc'"],
  ])('refuses %j', async (query, message) => {
    expect(refusal(await at.get('label-schemas/list', { experiment_id: '0', ...query }))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining(message),
    ]);
  });
});
