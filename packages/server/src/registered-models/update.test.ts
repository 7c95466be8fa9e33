import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

describe('registered-models/update', () => {
  it('replaces the description, and clears it when it is absent', async () => {
    await server.createRegisteredModel('m', { description: 'one' });
    server.advanceClock(5);
    await server.send('PATCH', 'registered-models/update', { name: 'm', description: 'two' });
    expect(await server.registeredModel('m')).toMatchObject({
      description: 'two',
      last_updated_timestamp: 1_700_000_000_005,
    });
    await server.send('PATCH', 'registered-models/update', { name: 'm' });
    expect((await server.registeredModel('m')).description).toBeUndefined();
  });

  it('refuses an unknown model and a description beyond the limit', async () => {
    expect(refusal(await server.send('PATCH', 'registered-models/update', { name: 'm' }))[0]).toBe(404);
    await server.createRegisteredModel('m');
    const description = 'd'.repeat(100_001);
    expect(
      refusal(await server.send('PATCH', 'registered-models/update', { name: 'm', description })),
    ).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      "'description' exceeds the maximum length of 100000 characters",
    ]);
  });
});
