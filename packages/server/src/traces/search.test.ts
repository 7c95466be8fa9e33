import { refusal, useServer } from '@millrace/testkit/use-server';
import { describe, expect, it } from 'vitest';
import { exportSpans, span, startTrace, TRACE, UNKNOWN, V3 } from './testing/traces.ts';

const server = useServer();

describe('traces/search', () => {
  const locations = [{ mlflow_experiment: { experiment_id: '0' } }];
  const found = async (filter: string): Promise<number> => {
    const { json } = await server.post(`${V3}/search`, { locations, filter });
    return (json as { traces?: unknown[] }).traces?.length ?? 0;
  };

  it('refuses what is no filter, and pages of no size', async () => {
    expect(refusal(await server.post(`${V3}/search`, { locations, filter: 'nonsense' })).slice(0, 2)).toEqual(
      [400, 'INVALID_PARAMETER_VALUE'],
    );
    expect((await server.post(`${V3}/search`, { locations, max_results: 0 })).status).toBe(400);
    expect((await server.post(`${V3}/search`, { locations, max_results: 501 })).status).toBe(400);
  });

  it('wants all conditions on spans to hold for one of them', async () => {
    await exportSpans(server, [
      span({ name: 'one', attributes: { 'mlflow.spanType': 'LLM' } }),
      span({ id: '00f067aa0ba902b8', name: 'two', attributes: { 'mlflow.spanType': 'TOOL', q: 'Paris' } }),
    ]);
    expect(await found("span.name = 'one' AND span.type = 'LLM'")).toBe(1);
    expect(await found("span.name = 'one' AND span.type = 'TOOL'")).toBe(0);
    expect(await found("span.name = 'two' AND span.attributes.q LIKE '%Paris%'")).toBe(1);
    expect(await found("span.name = 'one' AND span.attributes.q LIKE '%Paris%'")).toBe(0);
    expect(await found("span.name = 'one' OR span.name = 'none'")).toBe(1);
  });

  it('finds patterns in spans that are kept plain and in spans that are compressed', async () => {
    const attributes = { q: 'Where is Paris?', filler: 'x'.repeat(5000) };
    await exportSpans(server, [span({ attributes: { q: attributes.q } })]);
    await exportSpans(server, [span({ attributes, trace: UNKNOWN })]);
    expect(await found("span.content LIKE '%Paris%'")).toBe(2);
    expect(await found("span.content LIKE '%paris%'")).toBe(0);
    expect(await found("span.content ILIKE '%PARIS%' AND span.attributes.q LIKE '%Where%'")).toBe(2);
    expect(await found("NOT (span.content LIKE '%xxx%')")).toBe(1);
  });

  it('goes through pages without repeating or losing a trace', async () => {
    for (let at = 0; at < 5; at += 1) await startTrace(server, { trace_id: `tr-${at}` });
    const ids: string[] = [];
    let page_token: string | undefined;
    do {
      const { json } = await server.post(`${V3}/search`, { locations, max_results: 2, page_token });
      const page = json as { traces: { trace_id: string }[]; next_page_token?: string };
      ids.push(...page.traces.map(({ trace_id }) => trace_id));
      page_token = page.next_page_token;
    } while (page_token !== undefined);
    expect(ids).toEqual(['tr-0', 'tr-1', 'tr-2', 'tr-3', 'tr-4']);
  });

  it('finds a trace of a run by link or by metadata', async () => {
    await startTrace(server);
    expect(await found("run_id = 'r'")).toBe(0);
    await server.post('traces/link-to-run', { trace_ids: [TRACE], run_id: 'r' });
    expect(await found("run_id = 'r'")).toBe(1);
  });
});
