import { byKey, refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();
const PATH = 'runs/set-tag';

describe('runs/set-tag', () => {
  it('writes and overwrites', async () => {
    const run_id = await server.createRun({ run_name: 'n' });
    for (const value of ['1', '2', undefined])
      expect((await server.post(PATH, { run_id, key: 'k', value })).text).toBe('{}');
    expect(byKey((await server.run(run_id)).data.tags)).toEqual([
      { key: 'k', value: '' },
      { key: 'mlflow.runName', value: 'n' },
    ]);
  });

  it('renames the run by the tag that holds its name', async () => {
    const run_id = await server.createRun({ run_name: 'before' });
    await server.post(PATH, { run_id, key: 'mlflow.runName', value: 'after' });
    expect((await server.run(run_id)).info.run_name).toBe('after');
    const found = await server.post('runs/search', { experiment_ids: ['0'], filter: "run_name = 'after'" });
    expect(found.json).toMatchObject({ runs: [{ info: { run_id } }] });
  });

  it('cuts a long value at 8000 code points', async () => {
    const run_id = await server.createRun();
    await server.post(PATH, { run_id, key: 'long', value: `${'x'.repeat(7999)}😀y` });
    expect((await server.run(run_id)).data.tags).toContainEqual({
      key: 'long',
      value: `${'x'.repeat(7999)}😀`,
    });
  });

  it.each([
    [{ run_id: '', key: 'k' }, "Missing value for required parameter 'run_id'."],
    [{}, "Missing value for required parameter 'key'."],
    [{ key: 'k', value: true }, "Invalid value true for parameter 'value' supplied:"],
    [{ key: 'k'.repeat(251) }, "'key' exceeds the maximum length of 250 characters"],
    [{ key: 'a\tb' }, 'Names may only contain alphanumerics'],
    [{ key: '.' }, "This name would resolve to '.'"],
  ])('refuses %j', async (body, message) => {
    const run_id = await server.createRun();
    const before = await server.run(run_id);
    expect(refusal(await server.post(PATH, { run_id, ...body }))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining(message),
    ]);
    expect(await server.run(run_id)).toEqual(before);
  });

  it('writes to an active run only', async () => {
    const run_id = await server.createRun();
    await server.post('runs/delete', { run_id });
    expect(refusal(await server.post(PATH, { run_id, key: 'k', value: 'v' }))[2]).toBe(
      `The run ${run_id} must be in the 'active' state. Current state is deleted.`,
    );
    expect((await server.post(PATH, { run_id: 'nope', key: 'k', value: 'v' })).status).toBe(404);
  });
});
