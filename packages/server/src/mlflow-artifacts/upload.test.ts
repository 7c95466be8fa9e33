import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();
const PATH = '/api/2.0/mlflow-artifacts/artifacts/';

describe('mlflow-artifacts/upload', () => {
  it.each(['text/plain', 'application/json', 'multipart/form-data; boundary=x', undefined])(
    'stores bytes as they are, whatever type they are sent as: %s',
    async (type) => {
      const body = Uint8Array.from([0, 0xff, 0x7b, 0x0a]);
      const response = await server.sendBytes('PUT', `${PATH}a/b.bin`, {
        body,
        ...(type === undefined ? {} : { type }),
      });
      expect([response.status, await response.text()]).toEqual([200, '']);
      const stored = await fetch(`${server.url}${PATH}a/b.bin`);
      expect(new Uint8Array(await stored.arrayBuffer())).toEqual(body);
    },
  );

  it('overwrites with the shorter and the empty', async () => {
    for (const body of ['long content', 'short', '']) {
      await server.uploadArtifact('a.txt', body);
      expect((await server.get(`${PATH}a.txt`)).text).toBe(body);
    }
  });

  it('keeps one of two whole files when both come at once', async () => {
    const bodies = ['a', 'b'].map((letter) => letter.repeat(1_000_000));
    await Promise.all(bodies.map((body) => server.uploadArtifact('raced.txt', body)));
    expect(bodies).toContain((await server.get(`${PATH}raced.txt`)).text);
    expect((await server.get(PATH.slice(0, -1))).json).toEqual({
      files: [{ path: 'raced.txt', is_dir: false, file_size: 1_000_000 }],
    });
  });

  it('takes any name that a path may hold, encoded', async () => {
    await server.uploadArtifact('%C3%BCn%C3%AF/a%20b%26c%3Fd%3D.txt', 'x');
    expect((await server.get(PATH.slice(0, -1), { path: 'ünï' })).json).toMatchObject({
      files: [{ path: 'a b&c?d=.txt' }],
    });
  });

  it.each([
    ['folder/', 'Artifact path'],
    ['a%23b', 'Invalid path'],
    ['a%2f..%2f..%2fb', 'Invalid path'],
    ['file/below', 'file'],
  ])('refuses the path %s', async (path, message) => {
    await server.uploadArtifact('file', 'x');
    const response = await server.sendBytes('PUT', PATH + path, { body: 'y' });
    expect(refusal({ status: response.status, json: await response.json() })).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      expect.stringContaining(message),
    ]);
    expect((await server.get(PATH.slice(0, -1))).json).toMatchObject({ files: [{ path: 'file' }] });
  });
});
