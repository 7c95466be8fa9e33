import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();
const PATH = 'artifacts/presigned-download-url';

describe('artifacts/create-presigned-download-url', () => {
  it('has no URL for a run whose artifacts go through the server', async () => {
    const run_id = await server.createRun();
    expect(refusal(await server.post(PATH, { run_id, path: 'a.bin' }))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      'Presigned download is not supported for runs with proxied artifact storage (artifact URI scheme: ' +
        'mlflow-artifacts). This endpoint requires a run with a direct cloud storage artifact URI.',
    ]);
  });

  it.each([1, 604_800])('judges the storage after an expiration of %i that is fine', async (expiration) => {
    const experiment_id = await server.createExperiment('local', {
      artifact_location: server.artifactsFolder,
    });
    const run_id = await server.createRun({ experiment_id });
    expect(refusal(await server.post(PATH, { run_id, path: 'a.bin', expiration }))).toEqual([
      501,
      'NOT_IMPLEMENTED',
      'Presigned download is not supported for the current artifact repository',
    ]);
  });

  it.each([
    [{ path: 'a' }, 400, "Missing value for required parameter 'run_id'."],
    [{ run_id: 'nope' }, 400, "Missing value for required parameter 'path'."],
    [
      { run_id: 'nope', path: 'a', expiration: 0 },
      400,
      'expiration must be between 1 and 604800 seconds (got 0).',
    ],
    [{ run_id: 'nope', path: 'a', expiration: 604_801 }, 400, '(got 604801).'],
    [{ run_id: 'nope', path: 'a', expiration: '9007199254740993' }, 400, '(got 9007199254740993).'],
    [{ run_id: 'nope', path: 'a%2f..%2f..%2fb' }, 400, 'Invalid path'],
    [{ run_id: 'nope', path: 'a' }, 404, 'Run with id=nope not found'],
  ])('refuses %j', async (body, status, message) => {
    const [actual, , text] = refusal(await server.post(PATH, body));
    expect([actual, text]).toEqual([status, expect.stringContaining(message)]);
  });
});
