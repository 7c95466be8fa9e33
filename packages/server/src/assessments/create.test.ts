import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';
import { startTrace, TRACE, UNKNOWN, V3 } from '../traces/testing/traces.ts';

const server = useServer();

describe('assessments/create', () => {
  const make = (assessment: object, traceId = TRACE) =>
    server.post(`${V3}/${traceId}/assessments`, { assessment });

  it('does not find an unknown trace, and wants a value', async () => {
    expect(refusal(await make({ assessment_name: 'a', feedback: { value: 1 } }, UNKNOWN))[0]).toBe(404);
    await startTrace(server);
    expect(refusal(await make({ assessment_name: 'a' }))).toEqual([
      400,
      'INVALID_PARAMETER_VALUE',
      'Unknown assessment type: None',
    ]);
    expect(refusal(await make({ expectation: {} }))[2]).toBe('The `value` field must be specified.');
    expect(refusal(await make({ feedback: { value: 1 }, overrides: 'a-none' }))[0]).toBe(404);
  });

  it('keeps any JSON, numbers as doubles', async () => {
    await startTrace(server);
    const { text } = await make({ assessment_name: 'a', feedback: { value: { n: [1, 'x', null] } } });
    expect(text).toContain('"value":{"n": [1.0, "x", null]}');
    const expected = await make({ expectation: { value: [1] } });
    expect(expected.json).toMatchObject({
      assessment: { expectation: { serialized_value: { value: '[1.0]' } } },
    });
  });
});
