import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { refusal } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('scorers/get-online-configs', () => {
  it('lists the configs of the scorers that have one', async () => {
    const id = await at.registerScorer();
    expect((await at.get('scorers/online-configs', { scorer_ids: [id] })).json).toEqual({ configs: [] });
    await at.send('PUT', 'scorers/online-config', { experiment_id: '0', name: 'judge', sample_rate: 0 });
    const { json } = await at.get('scorers/online-configs', { scorer_ids: ['x', id] });
    expect(json).toMatchObject({ configs: [{ scorer_id: id, experiment_id: '0', sample_rate: 0 }] });
  });

  it('refuses no ids', async () => {
    expect(refusal(await at.get('scorers/online-configs')).slice(0, 2)).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
    ]);
  });
});
