import { byKey, refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

describe('experiments/create', () => {
  it('makes an active experiment below the default root, with its tags', async () => {
    const tags = [{ key: 'team', value: 'a' }, { key: 'bare' }];
    const answer = await server.post('experiments/create', { name: 'träining', tags });
    expect(answer.json).toEqual({ experiment_id: '1' });
    const { tags: stored, ...experiment } = await server.experiment('1');
    expect(byKey(stored)).toEqual([
      { key: 'bare', value: '' },
      { key: 'team', value: 'a' },
    ]);
    expect(experiment).toEqual({
      experiment_id: '1',
      name: 'träining',
      artifact_location: 'mlflow-artifacts:/1',
      lifecycle_stage: 'active',
      creation_time: 1_700_000_000_000,
      last_update_time: 1_700_000_000_000,
      workspace: 'default',
    });
  });

  it('gives a name once, and never the name of a deleted experiment', async () => {
    const experiment_id = await server.createExperiment('taken');
    await server.post('experiments/delete', { experiment_id });
    expect(refusal(await server.post('experiments/create', { name: 'taken' }))).toEqual([
      400,
      'RESOURCE_ALREADY_EXISTS',
      expect.stringMatching(/^Experiment\(name=taken\) already exists\./),
    ]);
    expect(await server.createExperiment('Taken')).not.toBe(experiment_id);
  });

  it.each([{}, { name: '' }, { name: null }])('wants a name, which %j has not', async (body) => {
    expect(refusal(await server.post('experiments/create', body))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining("Missing value for required parameter 'name'."),
    ]);
  });

  it('counts the length of a name in code points', async () => {
    const experiment_id = await server.createExperiment('😀'.repeat(500));
    expect((await server.experiment(experiment_id)).name).toBe('😀'.repeat(500));
    expect(refusal(await server.post('experiments/create', { name: 'x'.repeat(501) }))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      "'name' exceeds the maximum length of 500 characters",
    ]);
  });

  it.each([
    ['s3://bucket/a#fragment'],
    ['/srv/a;params'],
    ['s3://bucket/a?next=..%2f..'],
    ['runs:/abc/model'],
    ['http://other.example/a'],
    [`s3://${'b'.repeat(2048)}`],
  ])('refuses the location %.40s and makes nothing', async (artifact_location) => {
    const answer = await server.post('experiments/create', { name: 'placed', artifact_location });
    expect(refusal(answer).slice(0, 2)).toEqual([400, 'INVALID_PARAMETER_VALUE']);
    const found = await server.get('experiments/get-by-name', { experiment_name: 'placed' });
    expect(found.status).toBe(404);
  });

  it('keeps a location that it may have as it was given', async () => {
    const experiment_id = await server.createExperiment('far', { artifact_location: 's3://bucket/a%20b' });
    expect((await server.experiment(experiment_id)).artifact_location).toBe('s3://bucket/a%20b');
  });

  it('refuses the 51st custom view and everything that came with it', async () => {
    const views = (count: number): unknown[] =>
      Array.from({ length: count }, (_, at) => ({ key: `mlflow.customView.view${at}`, value: '{}' }));
    const tooMany = await server.post('experiments/create', { name: 'views', tags: views(51) });
    expect(refusal(tooMany)).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining('the maximum number of custom views per experiment is 50'),
    ]);
    const experiment_id = await server.createExperiment('views', { tags: views(50) });
    expect((await server.experiment(experiment_id)).tags).toHaveLength(50);
  });
});
