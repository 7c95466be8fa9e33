import { SWITCHED_OFF } from '@millrace/protocol';
import { useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

const CALLS = SWITCHED_OFF.flatMap(({ name, groups }) =>
  groups.flatMap(({ calls, answer }) => calls.map((call) => ({ name, call, answer }))),
);

describe('parts that are not here', () => {
  it('lists each call once', () => {
    expect(new Set(CALLS.map(({ call }) => call)).size).toBe(CALLS.length);
  });

  it('answers each call as the table says', async () => {
    for (const { call, answer } of CALLS) {
      const [method = '', pattern = ''] = call.split(' ');
      const params = { job_id: 'x' };
      const path = pattern.replaceAll(/\{\w+\+?\}/g, 'x');
      const { status, text, headers } = await server.send(method, path, method === 'GET' ? undefined : {});
      const wanted = answer(params, pattern);
      expect([call, status, text]).toEqual([call, wanted.status, wanted.body]);
      expect(headers.get('content-type')).toBe(wanted.mediaType);
    }
  });

  it('refuses other methods and paths as ever', async () => {
    expect((await server.send('PUT', '/api/3.0/mlflow/workspaces', {})).status).toBe(404);
    expect((await server.get('/gateway/x')).status).toBe(404);
  });

  it('takes nothing that is meant for a workspace, but says what it is', async () => {
    const headers = { 'x-mlflow-workspace': 'team' };
    const refused = await fetch(`${server.url}/api/2.0/mlflow/experiments/get?experiment_id=0`, { headers });
    expect([refused.status, await refused.json()]).toEqual([
      501,
      expect.objectContaining({ error_code: 'FEATURE_DISABLED' }),
    ]);
    const info = await fetch(`${server.url}/api/3.0/mlflow/server-info`, { headers });
    expect(info.status).toBe(200);
  });
});
