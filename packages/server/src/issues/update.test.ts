import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { refusal } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('issues/update', () => {
  it('changes what is given; empty texts change nothing', async () => {
    const issue_id = await at.createIssue({ severity: 'low' });
    at.server.advanceClock(5);
    const changes = { issue_id, name: '', description: 'new', status: 'resolved' };
    const { json } = await at.send('PATCH', `issues/${issue_id}`, changes);
    expect(json).toMatchObject({
      issue: { name: 'n', description: 'new', status: 'resolved', severity: 'low' },
    });
    const { created_timestamp, last_updated_timestamp } = await at.issue(issue_id);
    expect(Number(last_updated_timestamp) - Number(created_timestamp)).toBe(5);
  });

  it('refuses unknown words, and an id only in the path', async () => {
    const issue_id = await at.createIssue();
    for (const body of [{ issue_id, status: 'nope' }, { issue_id, severity: '' }, { name: 'x' }]) {
      const answer = await at.send('PATCH', `issues/${issue_id}`, body);
      expect(refusal(answer).slice(0, 2)).toEqual([400, 'INVALID_PARAMETER_VALUE']);
    }
  });

  it('refuses what is not there', async () => {
    expect(
      refusal(await at.send('PATCH', 'issues/iss-x', { issue_id: 'iss-x', name: 'x' })).slice(0, 2),
    ).toEqual([404, 'RESOURCE_DOES_NOT_EXIST']);
  });
});
