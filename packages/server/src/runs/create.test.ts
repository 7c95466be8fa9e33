import { byKey, refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

describe('runs/create', () => {
  it('starts a run with everything that was given', async () => {
    const experiment_id = await server.createExperiment('e', { artifact_location: 's3://bucket/e' });
    const answer = await server.post('runs/create', {
      experiment_id,
      run_name: 'first',
      user_id: 'ann',
      start_time: 17,
      tags: [{ key: 'k', value: 'v' }, { key: 'bare' }],
    });
    const { run } = answer.json as { run: { info: { run_id: string }; data: { tags: { key: string }[] } } };
    const { run_id } = run.info;
    expect(run_id).toMatch(/^[0-9a-f]{32}$/);
    expect(run.info).toEqual({
      run_uuid: run_id,
      run_id,
      experiment_id,
      run_name: 'first',
      user_id: 'ann',
      status: 'RUNNING',
      start_time: 17,
      artifact_uri: `s3://bucket/e/${run_id}/artifacts`,
      lifecycle_stage: 'active',
    });
    expect(Object.keys(run.data)).toEqual(['tags']);
    expect(byKey(run.data.tags)).toEqual([
      { key: 'bare', value: '' },
      { key: 'k', value: 'v' },
      { key: 'mlflow.runName', value: 'first' },
    ]);
    expect(await server.run(run_id)).toMatchObject(run);
  });

  it('makes up a name and stores zeros for what is not said', async () => {
    const { info, data } = await server.run(await server.createRun());
    expect(info).toMatchObject({ user_id: '', start_time: 0, run_name: expect.stringMatching(/./) });
    expect(data.tags).toEqual([{ key: 'mlflow.runName', value: info.run_name }]);
  });

  it('takes the name of the tag, but not two names', async () => {
    const tags = [{ key: 'mlflow.runName', value: 'tagged' }];
    expect((await server.run(await server.createRun({ tags }))).info.run_name).toBe('tagged');
    const both = await server.post('runs/create', { experiment_id: '0', run_name: 'other', tags });
    expect(refusal(both)).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      "Both 'run_name' argument and 'mlflow.runName' tag are specified, but with different values " +
        "(run_name='other', mlflow.runName='tagged').",
    ]);
  });

  it.each([
    [{}, 400, "Missing value for required parameter 'experiment_id'."],
    [{ experiment_id: 0 }, 400, "Invalid value 0 for parameter 'experiment_id' supplied:"],
    [{ experiment_id: 'x' }, 400, "Invalid experiment ID 'x'."],
    [{ experiment_id: '99' }, 404, 'No Experiment with id=99 exists'],
    [{ experiment_id: '0', start_time: 1.5 }, 400, "Invalid value 1.5 for parameter 'start_time' supplied:"],
    [
      { experiment_id: '0', tags: [{ value: 'v' }] },
      400,
      "Missing value for required parameter 'tags[0].key'.",
    ],
  ])('refuses %j and starts no run', async (body, status, message) => {
    const [actual, , text] = refusal(await server.post('runs/create', body));
    expect([actual, text]).toEqual([status, expect.stringContaining(message)]);
    expect((await server.post('runs/search', { experiment_ids: ['0'] })).json).toEqual({});
  });

  it('gives each of many runs that start at once an id of its own', async () => {
    const ids = await Promise.all(Array.from({ length: 50 }, () => server.createRun()));
    expect(new Set(ids).size).toBe(50);
  });
});
