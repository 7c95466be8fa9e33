import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';
import { exportSpans, span, startTrace, TRACE, UNKNOWN } from './testing/traces.ts';

const server = useServer();

describe('traces/get-artifact', () => {
  const path = '/ajax-api/2.0/mlflow/get-trace-artifact';

  it('wants an id, of a trace that is there, and no path out of it', async () => {
    expect(refusal(await server.get(path))[0]).toBe(400);
    expect(refusal(await server.get(path, { request_id: UNKNOWN }))[0]).toBe(404);
    await startTrace(server);
    expect(refusal(await server.get(path, { request_id: TRACE, path: '../../x' }))[0]).toBe(400);
    expect(refusal(await server.get(path, { request_id: TRACE }))[0]).toBe(404);
  });

  it('is a file of the spans', async () => {
    await exportSpans(server, [span({ attributes: { q: 'a' } })]);
    const { headers, json } = await server.get(path, { request_id: TRACE });
    expect(headers.get('content-disposition')).toBe('attachment; filename=traces.json');
    expect(json).toMatchObject({ spans: [{ name: 'step', attributes: { q: '"a"' } }] });
  });

  it('is the file that the client has put beside the trace', async () => {
    await startTrace(server);
    await server.uploadArtifact(`0/traces/${TRACE}/artifacts/traces.json`, '{"spans":[]}');
    expect((await server.get(path, { request_id: TRACE })).text).toBe('{"spans":[]}');
  });
});
