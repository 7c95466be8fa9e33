import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();
const PATH = '/api/2.0/mlflow-artifacts/presigned/';

describe('mlflow-artifacts/get-presigned-download-url', () => {
  it('answers 501, on which clients download through the server, whether the file is there or not', async () => {
    await server.uploadArtifact('a/there.bin', 'x');
    for (const path of ['a/there.bin', 'a/nothing.bin']) {
      expect(refusal(await server.get(PATH + path))).toEqual([
        501,
        'NOT_IMPLEMENTED',
        'Multipart download is not supported for the current artifact repository',
      ]);
    }
  });

  it.each(['a%2f..%2f..%2fb', '%2fetc%2fx', 'a%23b'])('refuses the path %s', async (path) => {
    expect(refusal(await server.get(PATH + path))).toEqual([400, 'INVALID_PARAMETER_VALUE', 'Invalid path']);
  });
});
