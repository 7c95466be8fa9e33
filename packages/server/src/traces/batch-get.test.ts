import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';
import { exportSpans, span, startTrace, TRACE, UNKNOWN, V3 } from './testing/traces.ts';

const server = useServer();

describe('traces/batch-get', () => {
  it('refuses a request without ids', async () => {
    expect(refusal(await server.get(`${V3}/batchGet`)).slice(0, 2)).toEqual([400, 'INVALID_PARAMETER_VALUE']);
  });

  it('answers complete traces in the order asked for and leaves others out', async () => {
    const other = `tr-${'ef'.repeat(16)}`;
    await exportSpans(server, [span(), span({ trace: other })]);
    await startTrace(server, { trace_id: UNKNOWN.replaceAll('c', 'a') });
    const { json } = await server.get(`${V3}/batchGet`, { trace_ids: [other, UNKNOWN, TRACE] });
    expect(json).toMatchObject({
      traces: [{ trace_info: { trace_id: other } }, { trace_info: { trace_id: TRACE } }],
    });
  });
});
