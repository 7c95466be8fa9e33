import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { refusal } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('issues/search', () => {
  async function names(query: object): Promise<string[]> {
    const { issues = [] } = await at.done<{ issues?: { name: string }[] }>(at.post('issues/search', query));
    return issues.map(({ name }) => name);
  }

  async function createFour(): Promise<void> {
    for (const [name, severity] of [
      ['low', 'low'],
      ['none', undefined],
      ['high', 'high'],
      ['newer', 'high'],
    ] as const) {
      at.server.advanceClock(1);
      await at.createIssue({ name, severity, status: name === 'low' ? 'resolved' : 'pending' });
    }
  }

  it('finds by status, the gravest first', async () => {
    await createFour();
    expect(await names({ experiment_id: '0' })).toEqual(['newer', 'high', 'low', 'none']);
    expect(await names({ filter_string: "status != 'resolved'" })).toEqual(['newer', 'high', 'none']);
    expect(await names({ experiment_id: '987' })).toEqual([]);
  });

  it('pages, and ends with an empty token', async () => {
    await createFour();
    const first = await at.done<{ next_page_token: string }>(at.post('issues/search', { max_results: 3 }));
    const second = await at.post('issues/search', { max_results: 3, page_token: first.next_page_token });
    expect(second.json).toMatchObject({ issues: [{ name: 'none' }], next_page_token: '' });
  });

  it('counts traces when asked, and puts those with more first', async () => {
    const [few, many] = [await at.createIssue({ name: 'few' }), await at.createIssue({ name: 'many' })];
    for (const [digit, issue] of [
      ['a', many],
      ['b', many],
      ['c', few],
    ] as const) {
      const trace_id = await at.createTrace(digit);
      const assessment = {
        assessment_name: issue,
        trace_id,
        source: { source_type: 'HUMAN', source_id: 'ada' },
        create_time: '2020-01-01T00:00:00Z',
        last_update_time: '2020-01-01T00:00:00Z',
        issue: { issue_name: 'about it' },
      };
      await at.done(at.post(`traces/${trace_id}/assessments`, { assessment }));
    }
    const { json } = await at.post('issues/search', { include_trace_count: true });
    expect(json).toMatchObject({
      issues: [
        { name: 'many', trace_count: 2 },
        { name: 'few', trace_count: 1 },
      ],
    });
  });

  it.each([
    [{ max_results: 0 }, 'It must be a positive integer'],
    [{ filter_string: "name = 'x'" }, "Invalid filter field 'name'"],
    [{ filter_string: "status > 'x'" }, "Invalid comparator '>'"],
    [{ experiment_id: 'abc' }, "Invalid experiment ID 'abc'"],
    [{ page_token: 'nonsense!' }, 'Invalid page token'],
  ])('refuses %j', async (query, message) => {
    expect(refusal(await at.post('issues/search', query))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining(message),
    ]);
  });
});
