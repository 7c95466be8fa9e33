import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';
import { readInfo, startTrace, TRACE, UNKNOWN, V3 } from './testing/traces.ts';

const server = useServer();

describe('traces/get-info', () => {
  it('does not find an unknown trace', async () => {
    expect(refusal(await server.get(`${V3}/${UNKNOWN}`))).toEqual([
      404,
      'RESOURCE_DOES_NOT_EXIST',
      `Trace with ID '${UNKNOWN}' not found.`,
    ]);
  });

  it('reads a trace', async () => {
    await startTrace(server);
    expect((await readInfo(server)).trace_id).toBe(TRACE);
  });
});
