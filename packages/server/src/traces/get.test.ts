import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';
import { exportSpans, span, startTrace, TRACE, UNKNOWN, V3 } from './testing/traces.ts';

const server = useServer();

describe('traces/get', () => {
  it('does not find an unknown trace', async () => {
    const answer = await server.get(`${V3}/get`, { trace_id: UNKNOWN });
    expect(refusal(answer)).toEqual([
      404,
      'RESOURCE_DOES_NOT_EXIST',
      `Trace with ID ${UNKNOWN} is not found.`,
    ]);
  });

  it('waits for spans that have not come, unless part of them will do', async () => {
    await exportSpans(server, [span()]);
    await startTrace(server, { trace_metadata: { 'mlflow.trace.sizeStats': '{"num_spans": 2}' } });
    expect((await server.get(`${V3}/get`, { trace_id: TRACE })).status).toBe(404);
    const part = await server.get(`${V3}/get`, { trace_id: TRACE, allow_partial: true });
    expect(part.json).toMatchObject({ trace: { spans: [{ name: 'step' }] } });
  });

  it('keeps every digit of a time', async () => {
    await exportSpans(server, [span({ attributes: { q: 'a' } })]);
    const { text } = await server.get(`${V3}/get`, { trace_id: TRACE });
    expect(text).toContain('"start_time_unix_nano":1700000000000000001');
    expect(text).toContain('{"key":"q","value":{"string_value":"a"}}');
  });

  it('shows spans that a client has put beside the trace as a file', async () => {
    await startTrace(server);
    const written = { span_id: 'AAAAAAAAAAE=', trace_id: 'q', name: 'from a file', attributes: { a: '"b"' } };
    await server.uploadArtifact(
      `0/traces/${TRACE}/artifacts/traces.json`,
      JSON.stringify({ spans: [written] }),
    );
    const { json } = await server.get(`${V3}/get`, { trace_id: TRACE });
    expect(json).toMatchObject({ trace: { spans: [{ name: 'from a file' }] } });
  });
});
