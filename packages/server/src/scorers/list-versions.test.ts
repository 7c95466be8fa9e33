import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { refusal } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('scorers/list-versions', () => {
  it('lists versions, oldest first', async () => {
    for (const version of [1, 2]) await at.registerScorer('judge', `{"v": ${version}}`);
    const answer = await at.get('scorers/versions', { experiment_id: '0', name: 'judge' });
    const { scorers } = answer.json as { scorers: { scorer_version: number }[] };
    expect(scorers.map(({ scorer_version }) => scorer_version)).toEqual([1, 2]);
  });

  it('refuses what is not there', async () => {
    expect(
      refusal(await at.get('scorers/versions', { experiment_id: '0', name: 'judge' })).slice(0, 2),
    ).toEqual([404, 'RESOURCE_DOES_NOT_EXIST']);
  });
});
