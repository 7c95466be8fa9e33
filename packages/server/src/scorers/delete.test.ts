import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { refusal } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('scorers/delete', () => {
  it('deletes one version, then all', async () => {
    for (let version = 1; version <= 3; version += 1) await at.registerScorer();
    const own = { experiment_id: '0', name: 'judge' };
    expect((await at.send('DELETE', 'scorers/delete', { ...own, version: 3 })).json).toEqual({});
    expect((await at.scorers())[0]?.scorer_version).toBe(2);
    expect((await at.send('DELETE', 'scorers/delete', own)).json).toEqual({});
    expect(await at.scorers()).toEqual([]);
    expect(refusal(await at.send('DELETE', 'scorers/delete', own)).slice(0, 2)).toEqual([
      404,
      'RESOURCE_DOES_NOT_EXIST',
    ]);
  });

  it('refuses a version that is not there, and keeps the others', async () => {
    await at.registerScorer();
    const answer = await at.send('DELETE', 'scorers/delete', {
      experiment_id: '0',
      name: 'judge',
      version: 2,
    });
    expect(answer.status).toBe(404);
    expect(await at.scorers()).toHaveLength(1);
  });
});
