import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();
const PATH = '/ajax-api/2.0/mlflow/upload-artifact';

async function upload(
  query: Record<string, string>,
  body: string | Uint8Array<ArrayBuffer>,
): Promise<{ status: number; text: string; json: unknown }> {
  const path = `${PATH}?${new URLSearchParams(query).toString()}`;
  const response = await server.sendBytes('POST', path, { body, type: 'application/octet-stream' });
  const text = await response.text();
  return { status: response.status, text, json: text === '' ? undefined : JSON.parse(text) };
}

describe('artifacts/upload', () => {
  it('stores a file of the run, and overwrites it', async () => {
    const run_uuid = await server.createRun();
    for (const content of ['first, longer', 'second'])
      expect(await upload({ run_uuid, path: 'dir/a b.txt' }, content)).toMatchObject({
        status: 200,
        text: '',
      });
    expect((await server.get('/get-artifact', { run_uuid, path: 'dir/a b.txt' })).text).toBe('second');
  });

  it('takes 10 MiB and not a byte more', async () => {
    const run_uuid = await server.createRun();
    const bytes = new Uint8Array(10 * 1024 * 1024 + 1);
    expect(refusal(await upload({ run_uuid, path: 'big' }, bytes))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      'Artifact size is too large. Max size is 10MB.',
    ]);
    expect((await server.get('artifacts/list', { run_id: run_uuid })).json).not.toHaveProperty('files');
    expect((await upload({ run_uuid, path: 'big' }, bytes.subarray(1))).status).toBe(200);
    expect((await server.get('artifacts/list', { run_id: run_uuid })).json).toMatchObject({
      files: [{ path: 'big', file_size: 10 * 1024 * 1024 }],
    });
  });

  it('refuses what is not said, not there or not below the run', async () => {
    const run_uuid = await server.createRun();
    for (const [query, body, message] of [
      [{ path: 'a' }, 'x', 'Request must specify run_uuid.'],
      [{ run_uuid }, 'x', 'Request must specify path.'],
      [{ run_uuid, path: 'a' }, '', 'Request must specify data.'],
      [{ run_uuid, path: '../a' }, 'x', 'Invalid path'],
      [{ run_uuid, path: '/etc/a' }, 'x', 'Invalid path'],
    ] as const) {
      expect(refusal(await upload(query, body))).toEqual([400, 'INVALID_PARAMETER_VALUE', message]);
    }
    expect(refusal(await upload({ run_uuid: 'nope', path: 'a' }, 'x')).slice(0, 2)).toEqual([
      404,
      'RESOURCE_DOES_NOT_EXIST',
    ]);
    expect((await server.get('/api/2.0/mlflow-artifacts/artifacts')).json).toEqual({});
  });
});
