import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';
import { startTrace, TRACE, V3 } from '../traces/testing/traces.ts';

const server = useServer();

describe('assessments/update', () => {
  const make = async (assessment: object): Promise<string> => {
    await startTrace(server);
    const { json } = await server.post(`${V3}/${TRACE}/assessments`, { assessment });
    return `${V3}/${TRACE}/assessments/${(json as { assessment: { assessment_id: string } }).assessment.assessment_id}`;
  };

  it('refuses a value of the other kind', async () => {
    const path = await make({ assessment_name: 'a', feedback: { value: 1 } });
    const answer = await server.send('PATCH', path, {
      assessment: { expectation: { value: 1 } },
      update_mask: 'expectation',
    });
    expect(refusal(answer)[2]).toBe('Cannot update expectation value on a Feedback assessment.');
  });

  it('changes what the mask names and merges metadata', async () => {
    const path = await make({
      assessment_name: 'a',
      feedback: { value: 1 },
      rationale: 'why',
      metadata: { a: '1', b: '1' },
    });
    server.advanceClock(5000);
    const { json } = await server.send('PATCH', path, {
      assessment: { feedback: { value: 2 }, rationale: 'ignored', metadata: { b: '2' } },
      update_mask: 'feedback,metadata',
    });
    expect(json).toMatchObject({
      assessment: {
        feedback: { value: 2 },
        rationale: 'why',
        metadata: { a: '1', b: '2' },
        last_update_time: '2023-11-14T22:13:25Z',
      },
    });
  });
});
