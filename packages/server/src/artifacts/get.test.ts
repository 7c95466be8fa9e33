import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

describe('artifacts/get', () => {
  it('downloads a file of the run as an attachment with every byte as it was', async () => {
    const run_id = await server.createRun();
    const bytes = Uint8Array.from({ length: 256 }, (_, at) => at);
    await server.uploadArtifact(`0/${run_id}/artifacts/sub/all%20bytes.bin`, bytes);
    const query = new URLSearchParams({ run_id, path: 'sub/all bytes.bin' }).toString();
    const response = await fetch(`${server.url}/get-artifact?${query}`);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toContain('filename="all bytes.bin"');
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes);
  });

  it('takes the old name of the run’s id', async () => {
    const run_uuid = await server.createRun();
    await server.uploadArtifact(`0/${run_uuid}/artifacts/a.txt`, 'abc');
    expect((await server.get('/get-artifact', { run_uuid, path: 'a.txt' })).text).toBe('abc');
  });

  it('says what is no file of the run', async () => {
    const run_id = await server.createRun();
    await server.uploadArtifact(`0/${run_id}/artifacts/folder/a.txt`, 'abc');
    for (const [query, status, message] of [
      [{ run_id, path: 'nothing.txt' }, 404, 'nothing.txt'],
      [{ run_id, path: 'folder' }, 400, 'directory'],
      [{ run_id, path: '../artifacts/folder/a.txt' }, 400, 'Invalid path'],
      [{ run_id: 'nope', path: 'a.txt' }, 404, 'Run with id=nope not found'],
      [{ run_id }, 400, "Missing value for required parameter 'path'."],
      [{ path: 'a.txt' }, 400, "Missing value for required parameter 'run_id'."],
    ] as const) {
      const [actual, , text] = refusal(await server.get('/get-artifact', query));
      expect([actual, text]).toEqual([status, expect.stringContaining(message)]);
    }
  });

  it('reads below the location of the run’s experiment', async () => {
    const experiment_id = await server.createExperiment('elsewhere', {
      artifact_location: 'mlflow-artifacts:/other/place',
    });
    const run_id = await server.createRun({ experiment_id });
    await server.uploadArtifact(`other/place/${run_id}/artifacts/a.txt`, 'there');
    expect((await server.get('/get-artifact', { run_id, path: 'a.txt' })).text).toBe('there');
  });
});
