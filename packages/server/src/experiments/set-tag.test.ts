import { byKey, refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();
const PATH = 'experiments/set-experiment-tag';

describe('experiments/set-tag', () => {
  it('writes, overwrites and keeps the others', async () => {
    for (const [key, value] of [
      ['a', '1'],
      ['b/c', '2'],
      ['a', '3'],
    ]) {
      expect((await server.post(PATH, { experiment_id: '0', key, value })).text).toBe('{}');
    }
    expect(byKey((await server.experiment('0')).tags)).toEqual([
      { key: 'a', value: '3' },
      { key: 'b/c', value: '2' },
    ]);
  });

  it('stores an absent value as an empty one', async () => {
    await server.post(PATH, { experiment_id: '0', key: 'bare' });
    expect((await server.experiment('0')).tags).toEqual([{ key: 'bare', value: '' }]);
  });

  it('takes what just fits and refuses, never cuts, what does not', async () => {
    const fits = { experiment_id: '0', key: '𝒳'.repeat(250), value: '😀'.repeat(20_000) };
    expect((await server.post(PATH, fits)).status).toBe(200);
    for (const [name, body] of [
      ['key', { ...fits, key: 'k'.repeat(251) }],
      ['value', { ...fits, value: 'v'.repeat(20_001) }],
    ] as const) {
      const message = expect.stringMatching(`^'${name}' exceeds the maximum length of \\d+ characters$`);
      expect(refusal(await server.post(PATH, body))).toEqual([400, 'INVALID_PARAMETER_VALUE', message]);
    }
    expect((await server.experiment('0')).tags).toEqual([{ key: fits.key, value: fits.value }]);
  });

  it.each([
    ['a//b', 'must not resolve to other names'],
    ['../up', 'must not resolve to other names'],
    ['a#b', 'Names may only contain alphanumerics'],
    ['', "Missing value for required parameter 'key'."],
  ])('refuses the key %j', async (key, message) => {
    expect(refusal(await server.post(PATH, { experiment_id: '0', key, value: 'v' }))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining(message),
    ]);
    expect((await server.experiment('0')).tags ?? []).toEqual([]);
  });

  it.each([
    [
      'mlflow.trace.archivalRetention',
      '{"type":"duration","value":"30d"}',
      '{"type":"duration","value":"0d"}',
    ],
    ['mlflow.trace.archiveNow', '{"older_than":"5m"}', '[]'],
  ])('reads what %s says', async (key, good, bad) => {
    expect((await server.post(PATH, { experiment_id: '0', key, value: bad })).status).toBe(400);
    expect((await server.post(PATH, { experiment_id: '0', key, value: good })).status).toBe(200);
    expect((await server.experiment('0')).tags).toEqual([{ key, value: good }]);
  });

  it('writes to an active experiment only', async () => {
    const experiment_id = await server.createExperiment('e');
    await server.post('experiments/delete', { experiment_id });
    expect(refusal(await server.post(PATH, { experiment_id, key: 'a' }))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      `The experiment ${experiment_id} must be in the 'active' state. Current state is deleted.`,
    ]);
    expect((await server.post(PATH, { experiment_id: '99', key: 'a' })).status).toBe(404);
    expect(refusal(await server.post(PATH, { key: 'a' }))[2]).toMatch("required parameter 'experiment_id'");
  });
});
