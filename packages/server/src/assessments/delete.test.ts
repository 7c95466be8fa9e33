import { useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';
import { startTrace, TRACE, V3 } from '../traces/testing/traces.ts';

const server = useServer();

describe('assessments/delete', () => {
  it('makes what was overridden valid again, and may be repeated', async () => {
    await startTrace(server);
    const path = `${V3}/${TRACE}/assessments`;
    const make = async (assessment: object): Promise<string> => {
      const { json } = await server.post(path, { assessment });
      return (json as { assessment: { assessment_id: string } }).assessment.assessment_id;
    };
    const first = await make({ feedback: { value: 1 } });
    const second = await make({ feedback: { value: 2 }, overrides: first });
    expect((await server.get(`${path}/${first}`)).json).toMatchObject({ assessment: { valid: false } });
    for (let time = 0; time < 2; time += 1)
      expect((await server.send('DELETE', `${path}/${second}`, {})).status).toBe(200);
    expect((await server.get(`${path}/${first}`)).json).toMatchObject({ assessment: { valid: true } });
  });
});
