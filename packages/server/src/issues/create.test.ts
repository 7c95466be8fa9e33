import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { refusal } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('issues/create', () => {
  it('keeps all that is said', async () => {
    const source_run_id = await at.server.createRun();
    const said = {
      status: 'resolved',
      severity: 'high',
      root_causes: ['r'],
      categories: ['c'],
      created_by: 'ada',
    };
    expect(await at.issue(await at.createIssue({ ...said, source_run_id }))).toMatchObject({
      ...said,
      source_run_id,
      experiment_id: '0',
    });
    expect((await at.issue(await at.createIssue())).status).toBe('pending');
  });

  it.each([
    [{ name: '' }, 400, 'name'],
    [{ status: 'nope' }, 400, 'pending, rejected, resolved'],
    [{ severity: 'nope' }, 400, 'not_an_issue, low, medium, high'],
    [{ experiment_id: 'abc' }, 400, "Invalid experiment ID 'abc'"],
    [{ experiment_id: '987' }, 404, 'No Experiment with id=987 exists'],
    [{ source_run_id: 'unknown' }, 404, 'Run with id=unknown not found'],
  ])('refuses %j', async (members, status, message) => {
    const issue = { experiment_id: '0', name: 'n', description: 'd', ...members };
    const [code, , text] = refusal(await at.post('issues', issue));
    expect([code, text]).toEqual([status, expect.stringContaining(message)]);
  });
});
