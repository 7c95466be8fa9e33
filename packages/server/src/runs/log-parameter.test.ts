import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();
const PATH = 'runs/log-parameter';

describe('runs/log-parameter', () => {
  it('takes the same value again and never another', async () => {
    const run_id = await server.createRun();
    for (let time = 0; time < 2; time += 1)
      expect((await server.post(PATH, { run_id, key: 'lr', value: '0.1' })).text).toBe('{}');
    expect(refusal(await server.post(PATH, { run_id, key: 'lr', value: '0.10' }))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      "Changing param values is not allowed. Param with key='lr' was already logged with value='0.1' " +
        `for run ID='${run_id}'. Attempted logging new value '0.10'.`,
    ]);
    expect((await server.run(run_id)).data.params).toEqual([{ key: 'lr', value: '0.1' }]);
  });

  it('lets one of many different values win when they come at once', async () => {
    const run_id = await server.createRun();
    const values = Array.from({ length: 8 }, (_, at) => String(at));
    const answers = await Promise.all(values.map((value) => server.post(PATH, { run_id, key: 'p', value })));
    const winner = values[answers.findIndex(({ status }) => status === 200)];
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await server.run(run_id)).data.params).toEqual([{ key: 'p', value: winner }]);
  });

  it('cuts a long value at 6000 code points, and takes the long value again', async () => {
    const run_id = await server.createRun();
    const value = '😀'.repeat(6001);
    for (let time = 0; time < 2; time += 1)
      expect((await server.post(PATH, { run_id, key: 'p', value })).status).toBe(200);
    expect((await server.run(run_id)).data.params).toEqual([{ key: 'p', value: '😀'.repeat(6000) }]);
  });

  it('stores an absent value as an empty one', async () => {
    const run_uuid = await server.createRun();
    expect((await server.post(PATH, { run_uuid, key: 'none' })).status).toBe(200);
    expect((await server.run(run_uuid)).data.params).toEqual([{ key: 'none', value: '' }]);
  });

  it.each([
    [{ run_id: null, key: 'k' }, "Missing value for required parameter 'run_id'."],
    [{}, "Missing value for required parameter 'key'."],
    [{ key: 'p', value: 1 }, "Invalid value 1 for parameter 'value' supplied:"],
    [{ key: 'p', value: '\ud83d' }, "for parameter 'value' supplied:"],
    [{ key: 'k'.repeat(251), value: 'v' }, "'Param key' exceeds the maximum length of 250 characters"],
    [{ key: 'a/../b', value: 'v' }, "This name would resolve to 'b'"],
  ])('refuses %j', async (body, message) => {
    const run_id = await server.createRun();
    expect(refusal(await server.post(PATH, { run_id, ...body }))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining(message),
    ]);
    expect((await server.run(run_id)).data.params ?? []).toEqual([]);
  });

  it('writes to an active run only', async () => {
    const run_id = await server.createRun();
    await server.post('runs/delete', { run_id });
    expect(refusal(await server.post(PATH, { run_id, key: 'p', value: '1' }))[2]).toBe(
      `The run ${run_id} must be in the 'active' state. Current state is deleted.`,
    );
    expect((await server.post(PATH, { run_id: 'nope', key: 'p', value: '1' })).status).toBe(404);
    expect((await server.run(run_id)).data.params ?? []).toEqual([]);
  });
});
