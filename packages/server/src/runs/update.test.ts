import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

describe('runs/update', () => {
  it('changes what is given and leaves the rest', async () => {
    const run_id = await server.createRun({ run_name: 'old', start_time: 3 });
    const first = await server.post('runs/update', { run_id, status: 'FINISHED', end_time: 9 });
    expect(first.json).toMatchObject({ run_info: { status: 'FINISHED', end_time: 9, run_name: 'old' } });
    await server.post('runs/update', { run_id, run_name: 'new' });
    const { info, data } = await server.run(run_id);
    expect(info).toMatchObject({ status: 'FINISHED', start_time: 3, end_time: 9, run_name: 'new' });
    expect(data.tags).toEqual([{ key: 'mlflow.runName', value: 'new' }]);
  });

  it('lets any status follow any other, by name or number, and never clears the end', async () => {
    const run_id = await server.createRun();
    await server.post('runs/update', { run_id, status: 'KILLED', end_time: 1 });
    for (const [status, name] of [
      ['SCHEDULED', 'SCHEDULED'],
      [4, 'FAILED'],
      ['1', 'RUNNING'],
    ]) {
      await server.post('runs/update', { run_id, status });
      expect((await server.run(run_id)).info).toMatchObject({ status: name, end_time: 1 });
    }
  });

  it('keeps every digit of an end time', async () => {
    const run_id = await server.createRun();
    await server.post('runs/update', { run_id, end_time: '9223372036854775807' });
    const { text } = await server.get('runs/get', { run_id });
    expect(text).toContain('"end_time":9223372036854775807');
  });

  it('ignores an empty name', async () => {
    const run_id = await server.createRun({ run_name: 'kept' });
    expect((await server.post('runs/update', { run_id, run_name: '' })).status).toBe(200);
    expect((await server.run(run_id)).info.run_name).toBe('kept');
  });

  it.each([
    [{ run_id: '' }, "Missing value for required parameter 'run_id'."],
    [{ status: 'DONE' }, 'Invalid value "DONE" for parameter \'status\''],
    [{ status: 0 }, "Invalid value 0 for parameter 'status'"],
    [{ end_time: '9223372036854775808' }, "for parameter 'end_time'"],
    [{ run_name: 5 }, "Invalid value 5 for parameter 'run_name'"],
  ])('refuses %j and changes nothing', async (change, message) => {
    const run_id = await server.createRun();
    const before = await server.run(run_id);
    expect(refusal(await server.post('runs/update', { run_id, status: 'FAILED', ...change }))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining(message),
    ]);
    expect(await server.run(run_id)).toEqual(before);
  });

  it('updates an active run only', async () => {
    const run_id = await server.createRun();
    await server.post('runs/delete', { run_id });
    expect(refusal(await server.post('runs/update', { run_id, status: 'FINISHED' }))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      `The run ${run_id} must be in the 'active' state. Current state is deleted.`,
    ]);
    expect(refusal(await server.post('runs/update', { run_id: 'nope' }))).toEqual([
      404,
      'RESOURCE_DOES_NOT_EXIST',
      'Run with id=nope not found',
    ]);
  });
});
