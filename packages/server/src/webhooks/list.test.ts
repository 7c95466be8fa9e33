import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

interface Found {
  webhooks?: { name: string }[];
  next_page_token?: string;
}

describe('webhooks/list', () => {
  it.each([
    [{ max_results: -1 }, 'max_results must be between 1 and 1000.'],
    [{ max_results: 1001 }, 'max_results must be between 1 and 1000.'],
    [{ max_results: 'x' }, "for parameter 'max_results'"],
    [{ page_token: 'nonsense!' }, 'Invalid page token'],
    [{ page_token: 'bnVsbA==' }, 'Invalid page token'],
  ])('refuses %j', async (query, message) => {
    expect(refusal(await server.get('webhooks', query))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining(message),
    ]);
  });

  it('answers nothing when there are none', async () => {
    expect((await server.get('webhooks')).json).toEqual({});
  });

  it('pages from the newest on while webhooks are added', async () => {
    for (const name of ['a', 'b', 'c']) await server.createWebhook({ name });
    const first = (await server.get('webhooks', { max_results: 2 })).json as Found;
    expect(first.webhooks?.map(({ name }) => name)).toEqual(['c', 'b']);
    await server.createWebhook({ name: 'd' });
    const rest = (await server.get('webhooks', { max_results: 2, page_token: first.next_page_token ?? '' }))
      .json as Found;
    expect(rest.webhooks?.map(({ name }) => name)).toEqual(['a']);
    expect(rest.next_page_token).toBeUndefined();
    expect(((await server.get('webhooks', { max_results: 0 })).json as Found).webhooks).toHaveLength(4);
  });
});
