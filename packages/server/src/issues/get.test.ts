import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { refusal } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('issues/get', () => {
  it('reads an issue', async () => {
    const issue_id = await at.createIssue();
    expect(await at.issue(issue_id)).toMatchObject({ issue_id, name: 'n', description: 'd' });
    expect(issue_id).toMatch(/^iss-[0-9a-f]{32}$/);
  });

  it('refuses what is not there', async () => {
    expect(refusal(await at.get('issues/iss-x')).slice(0, 2)).toEqual([404, 'RESOURCE_DOES_NOT_EXIST']);
  });
});
