import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';
import { startTrace, TRACE, UNKNOWN, V2 } from './testing/traces.ts';

const server = useServer();

describe('traces/get-info-v2', () => {
  it('does not find an unknown trace', async () => {
    expect(refusal(await server.get(`${V2}/${UNKNOWN}/info`))).toEqual([
      404,
      'RESOURCE_DOES_NOT_EXIST',
      `Trace with ID '${UNKNOWN}' not found.`,
    ]);
  });

  it('shows a trace as version 2 does', async () => {
    await startTrace(server, { state: 'STATE_UNSPECIFIED' });
    const { json } = await server.get(`${V2}/${TRACE}/info`);
    expect(json).toMatchObject({ trace_info: { request_id: TRACE, status: 'TRACE_STATUS_UNSPECIFIED' } });
  });
});
