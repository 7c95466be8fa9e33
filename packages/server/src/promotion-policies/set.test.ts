import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

const POLICIES = '/api/millrace/1.0/promotion-policies';
const set = (policy: object): ReturnType<typeof server.send> =>
  server.send('PUT', POLICIES, { policy: { name: 'm', ...policy } });

describe('promotion-policies/set', () => {
  it('keeps the whole policy and replaces it', async () => {
    await server.createRegisteredModel('m');
    const policy = {
      name: 'm',
      aliases: ['champion'],
      requires_signature: true,
      required_tags: [{ key: 'card' }],
      metric_thresholds: [{ key: 'acc', comparator: '>', value: 0.5 }],
      approvals_min: 2,
    };
    expect((await set(policy)).json).toEqual({ policy });
    await set({ aliases: ['champion'] });
    expect((await server.get(POLICIES, { name: 'm' })).json).toEqual({
      policy: { name: 'm', aliases: ['champion'] },
    });
  });

  it.each([
    [{ metric_thresholds: [{ key: 'a', comparator: '=', value: 1 }] }, "Invalid comparator '='"],
    [{ metric_thresholds: [{ key: 'a', comparator: '>', value: 'NaN' }] }, 'NaN'],
    [{ approvals_min: -1 }, 'approvals_min must be between 0 and 20.'],
    [{ aliases: ['a b'] }, "Invalid alias name: 'a b'."],
    [{ required_tags: Array.from({ length: 101 }, () => ({ key: 'k' })) }, 'at most 100 required_tags'],
  ])('refuses %j', async (policy, message) => {
    await server.createRegisteredModel('m');
    expect(refusal(await set(policy))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining(message),
    ]);
  });

  it('refuses an unknown model', async () => {
    expect(refusal(await set({}))[0]).toBe(404);
  });
});
