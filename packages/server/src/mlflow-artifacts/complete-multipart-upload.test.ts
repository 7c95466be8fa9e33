import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();
const PATH = '/api/2.0/mlflow-artifacts/mpu/complete/';

describe('mlflow-artifacts/complete-multipart-upload', () => {
  it('answers with the text on which clients fall back to plain uploads, and stores nothing', async () => {
    expect(
      refusal(
        await server.post(`${PATH}a/b/f.bin`, {
          path: 'f.bin',
          upload_id: 'u',
          parts: [{ part_number: 1, etag: 'e', url: 'u' }],
        }),
      ),
    ).toEqual([
      501,
      'NOT_IMPLEMENTED',
      expect.stringMatching(/^Multipart upload is not supported for the current artifact repository/),
    ]);
    expect((await server.get('/api/2.0/mlflow-artifacts/artifacts')).json).toEqual({});
  });

  it.each([
    [{ parts: [{}] }, "Missing value for required parameter 'path'."],
    [{ path: 'f' }, "Missing value for required parameter 'parts'."],
    [{ path: 'f', parts: [1] }, "Invalid value 1 for parameter 'parts[0]'"],
  ])('refuses %j before it looks at the storage', async (body, message) => {
    expect(refusal(await server.post(`${PATH}a/f.bin`, body))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining(message),
    ]);
  });

  it.each(['a%2f..%2f..%2fb', '%2fetc%2fx'])('refuses the path %s', async (path) => {
    const answer = await server.post(PATH + path, {
      path: 'f',
      upload_id: 'u',
      parts: [{ part_number: 1, etag: 'e', url: 'u' }],
    });
    expect(refusal(answer)).toEqual([400, 'INVALID_PARAMETER_VALUE', 'Invalid path']);
  });
});
