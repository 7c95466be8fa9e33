import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { refusal } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('scorers/get', () => {
  it('gives the newest version or the one asked for, as it was sent', async () => {
    for (const version of [1, 2]) await at.registerScorer('judge', `{"v":  ${version}}`);
    const get = async (query: object): Promise<unknown> =>
      (await at.get('scorers/get', { experiment_id: '0', name: 'judge', ...query })).json;
    expect(await get({})).toMatchObject({ scorer: { scorer_version: 2, experiment_id: 0 } });
    expect(await get({ version: 1 })).toMatchObject({ scorer: { serialized_scorer: '{"v":  1}' } });
  });

  it.each([
    [{ name: 'nobody' }, "Scorer with name 'nobody' not found for experiment 0."],
    [{ version: 7 }, "Scorer with name 'judge' and version 7 not found for experiment 0."],
    [{ experiment_id: '987' }, 'No Experiment with id=987 exists'],
  ])('refuses %j', async (query, message) => {
    await at.registerScorer();
    const answer = await at.get('scorers/get', { experiment_id: '0', name: 'judge', ...query });
    expect(refusal(answer)).toEqual([404, 'RESOURCE_DOES_NOT_EXIST', message]);
  });
});
