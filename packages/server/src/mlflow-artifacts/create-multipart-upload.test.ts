import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();
const PATH = '/api/2.0/mlflow-artifacts/mpu/create/';

describe('mlflow-artifacts/create-multipart-upload', () => {
  it('answers with the text on which clients fall back to plain uploads, and stores nothing', async () => {
    expect(refusal(await server.post(`${PATH}a/b/f.bin`, { path: 'f.bin', num_parts: 3 }))).toEqual([
      501,
      'NOT_IMPLEMENTED',
      expect.stringMatching(/^Multipart upload is not supported for the current artifact repository/),
    ]);
    expect((await server.get('/api/2.0/mlflow-artifacts/artifacts')).json).toEqual({});
  });

  it.each([
    [{ num_parts: 3 }, "Missing value for required parameter 'path'."],
    [{ path: 'f', num_parts: 1.5 }, "Invalid value 1.5 for parameter 'num_parts'"],
  ])('refuses %j before it looks at the storage', async (body, message) => {
    expect(refusal(await server.post(`${PATH}a/f.bin`, body))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining(message),
    ]);
  });

  it.each(['a%2f..%2f..%2fb', '%2fetc%2fx'])('refuses the path %s', async (path) => {
    const answer = await server.post(PATH + path, { path: 'f', num_parts: 3 });
    expect(refusal(answer)).toEqual([400, 'INVALID_PARAMETER_VALUE', 'Invalid path']);
  });
});
