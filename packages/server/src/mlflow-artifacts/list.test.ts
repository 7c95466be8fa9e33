import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();
const PATH = '/api/2.0/mlflow-artifacts/artifacts';

describe('mlflow-artifacts/list', () => {
  it('lists base names, which the client joins to the path that it asked for', async () => {
    await server.uploadArtifact('a/b/file.txt', 'four');
    await server.uploadArtifact('a/b/sub/x', 'x');
    await server.uploadArtifact('a/bc', 'x');
    expect((await server.get(PATH, { path: 'a/b' })).json).toEqual({
      files: [
        { path: 'file.txt', is_dir: false, file_size: 4 },
        { path: 'sub', is_dir: true },
      ],
    });
    expect((await server.get(PATH)).json).toEqual({ files: [{ path: 'a', is_dir: true }] });
  });

  it('has no files key for a folder that is not there', async () => {
    expect((await server.get(PATH, { path: 'nothing/here' })).json).toEqual({});
  });

  it('shows no file before its last byte has come', async () => {
    const { promise: goOn, resolve } = Promise.withResolvers<void>();
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const body = new ReadableStream({
      async pull(controller): Promise<void> {
        controller.enqueue(new TextEncoder().encode('half'));
        begin();
        await goOn;
        controller.close();
      },
    });
    const init = { method: 'PUT', body, duplex: 'half' } as RequestInit;
    const upload = fetch(`${server.url}${PATH}/slow/file.txt`, init);
    await begun;
    expect((await server.get(PATH, { path: 'slow' })).json).toEqual({});
    resolve();
    expect((await upload).status).toBe(200);
    expect((await server.get(PATH, { path: 'slow' })).json).toEqual({
      files: [{ path: 'file.txt', is_dir: false, file_size: 4 }],
    });
  });

  it.each(['..', 'a/../../b', '/etc', '%2e%2e', 'C:\\\\x', 'a#b'])('refuses the path %s', async (path) => {
    expect(refusal(await server.get(PATH, { path }))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      'Invalid path',
    ]);
  });
});
