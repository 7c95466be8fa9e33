import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';

const server = useServer();

describe('traces/link-to-run', () => {
  it('refuses more than a hundred traces', async () => {
    const trace_ids = Array.from({ length: 101 }, (_, at) => `tr-${at}`);
    const answer = await server.post('traces/link-to-run', { trace_ids, run_id: 'r' });
    expect(refusal(answer)[2]).toContain('Cannot link more than 100 traces to a run');
  });

  it('may be repeated', async () => {
    for (let time = 0; time < 2; time += 1) {
      expect((await server.post('traces/link-to-run', { trace_ids: ['tr-1'], run_id: 'r' })).status).toBe(
        200,
      );
    }
  });
});
