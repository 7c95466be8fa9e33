import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';
import { startTrace, TRACE, UNKNOWN, V3 } from './testing/traces.ts';

const server = useServer();

describe('traces/link-prompts', () => {
  const prompt_versions = [{ name: 'ask', version: '1' }];

  it('does not find an unknown trace, and wants numbers', async () => {
    expect((await server.post('traces/link-prompts', { trace_id: UNKNOWN, prompt_versions })).status).toBe(
      404,
    );
    await startTrace(server);
    const words = { trace_id: TRACE, prompt_versions: [{ name: 'ask', version: 'one' }] };
    expect(refusal(await server.post('traces/link-prompts', words))[0]).toBe(400);
  });

  it('makes the trace found by its prompt', async () => {
    await startTrace(server);
    await server.post('traces/link-prompts', { trace_id: TRACE, prompt_versions });
    const locations = [{ mlflow_experiment: { experiment_id: '0' } }];
    const { json } = await server.post(`${V3}/search`, { locations, filter: "prompt = 'ask/1'" });
    expect(json).toMatchObject({ traces: [{ trace_id: TRACE }] });
  });
});
