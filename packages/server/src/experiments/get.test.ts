import { once } from 'node:events';
import { request } from 'node:http';
import { json } from 'node:stream/consumers';
import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

describe('experiments/get', () => {
  it.each([
    ['', 400, 'INVALID_PARAMETER_VALUE', "Missing value for required parameter 'experiment_id'."],
    [
      'abc',
      400,
      'INVALID_PARAMETER_VALUE',
      "Invalid experiment ID 'abc'. Experiment ID must be a valid integer.",
    ],
    ['1.5', 400, 'INVALID_PARAMETER_VALUE', "Invalid experiment ID '1.5'."],
    ['9007199254740993', 400, 'INVALID_PARAMETER_VALUE', "Invalid experiment ID '9007199254740993'."],
    ['99', 404, 'RESOURCE_DOES_NOT_EXIST', 'No Experiment with id=99 exists'],
    ['-1', 404, 'RESOURCE_DOES_NOT_EXIST', 'No Experiment with id=-1 exists'],
  ])('answers the id %j with %i', async (experiment_id, status, ...said) => {
    const answer = await server.get('experiments/get', { experiment_id });
    const [code, message] = said;
    expect(refusal(answer)).toEqual([status, code, expect.stringContaining(message)]);
  });

  it('has experiment 0 from the beginning', async () => {
    expect((await server.get('experiments/get', { experiment_id: '0' })).json).toMatchObject({
      experiment: { experiment_id: '0', name: 'Default', lifecycle_stage: 'active' },
    });
  });

  it('reads a deleted experiment, too', async () => {
    const experiment_id = await server.createExperiment('gone');
    server.advanceClock(5);
    await server.post('experiments/delete', { experiment_id });
    expect((await server.get('experiments/get', { experiment_id })).json).toMatchObject({
      experiment: { name: 'gone', lifecycle_stage: 'deleted', last_update_time: 1_700_000_000_005 },
    });
  });

  it('reads the body of old clients that send one with GET', async () => {
    const { hostname, port } = new URL(server.url);
    const body = JSON.stringify({ experiment_id: '0' });
    const options = { hostname, port, path: '/api/2.0/mlflow/experiments/get', method: 'GET' };
    const [response] = await once(
      request({ ...options, headers: { 'content-length': body.length } }).end(body),
      'response',
    );
    expect(await json(response)).toMatchObject({ experiment: { name: 'Default' } });
  });
});
