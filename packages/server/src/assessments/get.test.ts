import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';
import { startTrace, TRACE, UNKNOWN, V3 } from '../traces/testing/traces.ts';

const server = useServer();

describe('assessments/get', () => {
  it('does not find unknown traces and assessments', async () => {
    await startTrace(server);
    expect(refusal(await server.get(`${V3}/${UNKNOWN}/assessments/a-1`))[2]).toBe(
      `Trace with request_id '${UNKNOWN}' not found`,
    );
    expect(refusal(await server.get(`${V3}/${TRACE}/assessments/a-1`))[2]).toBe(
      `Assessment with ID 'a-1' not found for trace '${TRACE}'`,
    );
  });

  it('reads what was made', async () => {
    await startTrace(server);
    const made = await server.post(`${V3}/${TRACE}/assessments`, {
      assessment: { assessment_name: 'a', feedback: { value: 'yes' } },
    });
    const { assessment_id } = (made.json as { assessment: { assessment_id: string } }).assessment;
    expect((await server.get(`${V3}/${TRACE}/assessments/${assessment_id}`)).json).toEqual(made.json);
  });
});
