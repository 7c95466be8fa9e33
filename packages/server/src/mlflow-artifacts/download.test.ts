import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();
const PATH = '/api/2.0/mlflow-artifacts/artifacts/';

describe('mlflow-artifacts/download', () => {
  it.each([
    ['model/MLmodel', 'text/plain'],
    ['a.json', 'text/plain'],
    ['a.png', 'image/png'],
    ['a.html', 'text/html'],
    ['noname', 'application/octet-stream'],
  ])('sends %s as an attachment of type %s that no browser guesses about', async (path, type) => {
    await server.uploadArtifact(path, 'content');
    const { headers, text } = await server.get(PATH + path);
    expect(text).toBe('content');
    expect(headers.get('content-type')).toMatch(new RegExp(`^${type}(?:;|$)`));
    expect(headers.get('content-disposition')).toMatch(/^attachment/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-length')).toBe('7');
  });

  it('names a file without ASCII in both ways that browsers read', async () => {
    await server.uploadArtifact('%C3%BC.txt', 'x');
    const { headers } = await server.get(`${PATH}%C3%BC.txt`);
    expect(headers.get('content-disposition')).toContain("filename*=UTF-8''%C3%BC.txt");
  });

  it.each([
    ['bytes=0-0', 206, '0', 'bytes 0-0/10'],
    ['bytes=8-', 206, '89', 'bytes 8-9/10'],
    ['bytes=-3', 206, '789', 'bytes 7-9/10'],
    ['bytes=5-99', 206, '56789', 'bytes 5-9/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
    ['lines=1-2', 400, 'Only support bytes range', null],
  ])('answers the range %s with %i', async (range, ...expected) => {
    await server.uploadArtifact('digits.txt', '0123456789');
    const response = await fetch(`${server.url}${PATH}digits.txt`, { headers: { range } });
    const shown = response.headers.get('content-range');
    expect([response.status, await response.text(), shown]).toEqual(expected);
  });

  it('sends the whole file when it changed since the part that a client has', async () => {
    await server.uploadArtifact('a.txt', 'before');
    const etag = (await server.get(`${PATH}a.txt`)).headers.get('etag') ?? '';
    const rest = async (): Promise<string> =>
      (await fetch(`${server.url}${PATH}a.txt`, { headers: { range: 'bytes=2-', 'if-range': etag } })).text();
    expect(await rest()).toBe('fore');
    await server.uploadArtifact('a.txt', 'after it');
    expect(await rest()).toBe('after it');
  });

  it('answers HEAD with the size and no body', async () => {
    await server.uploadArtifact('a.txt', 'abc');
    const response = await fetch(`${server.url}${PATH}a.txt`, { method: 'HEAD' });
    expect([response.headers.get('content-length'), await response.text()]).toEqual(['3', '']);
  });

  it('says what is no file', async () => {
    await server.uploadArtifact('folder/a.txt', 'x');
    expect(refusal(await server.get(`${PATH}nothing.txt`))).toEqual([
      404,
      'RESOURCE_DOES_NOT_EXIST',
      "No such artifact: 'nothing.txt'",
    ]);
    expect(refusal(await server.get(`${PATH}folder`))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      "Artifact path refers to a directory, not a file: 'folder'",
    ]);
  });
});
