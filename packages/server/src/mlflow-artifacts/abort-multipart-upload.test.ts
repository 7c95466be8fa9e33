import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();
const PATH = '/api/2.0/mlflow-artifacts/mpu/abort/';

describe('mlflow-artifacts/abort-multipart-upload', () => {
  it('answers with the text on which clients fall back to plain uploads, and stores nothing', async () => {
    expect(refusal(await server.post(`${PATH}a/b/f.bin`, { path: 'f.bin', upload_id: 'u' }))).toEqual([
      501,
      'NOT_IMPLEMENTED',
      expect.stringMatching(/^Multipart upload is not supported for the current artifact repository/),
    ]);
    expect((await server.get('/api/2.0/mlflow-artifacts/artifacts')).json).toEqual({});
  });

  it.each([
    [{ upload_id: 'u' }, "Missing value for required parameter 'path'."],
    [{ path: 'f', upload_id: 5 }, "Invalid value 5 for parameter 'upload_id'"],
  ])('refuses %j before it looks at the storage', async (body, message) => {
    expect(refusal(await server.post(`${PATH}a/f.bin`, body))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining(message),
    ]);
  });

  it.each(['a%2f..%2f..%2fb', '%2fetc%2fx'])('refuses the path %s', async (path) => {
    const answer = await server.post(PATH + path, { path: 'f', upload_id: 'u' });
    expect(refusal(answer)).toEqual([400, 'INVALID_PARAMETER_VALUE', 'Invalid path']);
  });
});
