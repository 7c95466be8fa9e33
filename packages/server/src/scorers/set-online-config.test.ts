import { useEvaluation } from '@millrace/testkit/use-evaluation';
import { refusal } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const at = useEvaluation();

describe('scorers/set-online-config', () => {
  it('keeps one config a scorer, which goes with it', async () => {
    const id = await at.registerScorer();
    for (const filter_string of ["status = 'OK'", "tag.a = 'b'"]) {
      const config = { experiment_id: '0', name: 'judge', sample_rate: 0, filter_string };
      const answer = await at.send('PUT', 'scorers/online-config', config);
      expect(answer.json).toMatchObject({ config: { scorer_id: id, filter_string } });
    }
    const { json } = await at.get('scorers/online-configs', { scorer_ids: [id] });
    expect((json as { configs: unknown[] }).configs).toHaveLength(1);
    await at.send('DELETE', 'scorers/delete', { experiment_id: '0', name: 'judge' });
    expect((await at.get('scorers/online-configs', { scorer_ids: [id] })).json).toEqual({ configs: [] });
  });

  it.each([
    [{ sample_rate: 0.5 }, 400, 'does not use a gateway model'],
    [{ sample_rate: 2 }, 400, 'sample_rate must be between 0.0 and 1.0, got 2.0'],
    [{ sample_rate: 'x' }, 400, 'sample_rate'],
    [{ filter_string: 'nope =' }, 400, 'Invalid clause(s) in filter string'],
    [{ name: 'nobody' }, 404, "Scorer with name 'nobody' not found"],
    [{ experiment_id: '987' }, 404, 'No Experiment with id=987 exists'],
  ])('refuses %j', async (members, status, message) => {
    await at.registerScorer();
    const config = { experiment_id: '0', name: 'judge', sample_rate: 0, ...members };
    const [code, , text] = refusal(await at.send('PUT', 'scorers/online-config', config));
    expect([code, text]).toEqual([status, expect.stringContaining(message)]);
  });
});
