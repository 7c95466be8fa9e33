import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';
import { readInfo, startTrace, traceInfo, TRACE, V3 } from './testing/traces.ts';

const server = useServer();

describe('traces/start', () => {
  it('refuses a trace of an unknown experiment and keeps nothing of it', async () => {
    const location = { mlflow_experiment: { experiment_id: '77' } };
    const answer = await startTrace(server, { trace_location: location });
    expect(refusal(answer).slice(0, 2)).toEqual([404, 'RESOURCE_DOES_NOT_EXIST']);
    expect((await server.get(`${V3}/${TRACE}`)).status).toBe(404);
  });

  it('refuses more assessments than a trace may have, and keeps nothing', async () => {
    const assessments = Array.from({ length: 10_000 }, () => ({
      assessment_name: 'a',
      feedback: { value: 1 },
    }));
    expect((await startTrace(server, { assessments })).status).toBe(400);
    expect((await server.get(`${V3}/${TRACE}`)).status).toBe(404);
  });

  it('keeps what the client says, and merges it when it comes again', async () => {
    await startTrace(server, { request_preview: 'asked', tags: { a: '1' }, trace_metadata: { m: '1' } });
    await startTrace(server, {
      state: 'ERROR',
      tags: { b: '2' },
      trace_metadata: { 'mlflow.trace.session': 's' },
    });
    expect(await readInfo(server)).toMatchObject({
      ...traceInfo({ state: 'ERROR' }),
      request_preview: 'asked',
      tags: { a: '1', b: '2' },
      trace_metadata: { m: '1', 'mlflow.trace.session': 's', 'mlflow.trace.infoFinalized': 'true' },
    });
  });
});
