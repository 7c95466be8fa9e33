import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { refusal } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('scorers/list', () => {
  it('lists the newest version of each, by experiment and name', async () => {
    const other = await at.server.createExperiment('e');
    await at.post('scorers/register', { experiment_id: other, name: 'a', serialized_scorer: '{}' });
    for (const name of ['b', 'a', 'b']) await at.registerScorer(name, '{"n": 1.50}');
    const shown = (await at.scorers()).map((each) => [
      each.experiment_id,
      each.scorer_name,
      each.scorer_version,
    ]);
    expect(shown).toEqual([
      [0, 'a', 1],
      [0, 'b', 2],
      [Number(other), 'a', 1],
    ]);
    expect(await at.scorers({ experiment_id: other })).toHaveLength(1);
    expect(await at.scorers({ experiment_ids: ['0', '987'] })).toHaveLength(2);
    expect((await at.scorers({ experiment_id: '0' }))[0]?.serialized_scorer).toBe('{"n": 1.5}');
  });

  it('leaves deleted experiments out, and refuses to be asked for one', async () => {
    const experiment_id = await at.server.createExperiment('e');
    await at.post('scorers/register', { experiment_id, name: 'a', serialized_scorer: '{}' });
    await at.server.post('experiments/delete', { experiment_id });
    expect(await at.scorers()).toEqual([]);
    expect(await at.scorers({ experiment_ids: [experiment_id] })).toEqual([]);
    expect((await at.get('scorers/list', { experiment_id })).status).toBe(400);
  });

  it.each([
    [
      { experiment_id: '0', experiment_ids: ['0'] },
      "Cannot specify both 'experiment_id' and 'experiment_ids'",
    ],
    [{ experiment_id: 'abc' }, "Invalid experiment ID 'abc'"],
    [{ experiment_ids: ['abc'] }, "Invalid experiment ID 'abc'"],
  ])('refuses %j', async (query, message) => {
    expect(refusal(await at.get('scorers/list', query))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining(message),
    ]);
  });
});
