import { messageText, TraceInfo } from '@millrace/protocol';
import { describe, expect, it } from 'vitest';
import { decodeJson, prepareTraces, type TraceSpans } from '@millrace/tracing';
import type { CaseContext } from './tracking-store-contract.ts';

const TRACE = `tr-${'ab'.repeat(16)}`;

function spansOf(ids: readonly string[], name = 'step'): TraceSpans[] {
  const spans = ids.map((spanId, index) => ({
    traceId: TRACE.slice(3),
    spanId: spanId.padStart(16, '0'),
    ...(index === 0 ? {} : { parentSpanId: (ids[0] ?? '').padStart(16, '0') }),
    name,
    startTimeUnixNano: `170000000000000000${index}`,
    endTimeUnixNano: '1700000001000000000',
  }));
  return prepareTraces(decodeJson({ resourceSpans: [{ scopeSpans: [{ spans }] }] })).traces;
}

const info = (experiment_id = '0', trace_id = TRACE) => ({
  trace_id,
  trace_location: { mlflow_experiment: { experiment_id } },
  request_time: 1_700_000_000_000,
  state: 'OK' as const,
});

export function traceCases(context: () => CaseContext): void {
  describe('traces', () => {
    it('keep the newest text of a span that comes again', async () => {
      const { traces } = context().store;
      await traces.logSpans('0', spansOf(['1', '2'], 'old'));
      await traces.logSpans('0', spansOf(['1'], 'new'));
      const [trace] = await traces.withSpans([TRACE]);
      expect(trace?.spans.map((text) => (JSON.parse(text) as { name: string }).name)).toEqual(['new', 'old']);
    });

    it('keep their spans when they are finished, however they came', async () => {
      const { traces } = context().store;
      for (const id of ['1', '2', '3']) await traces.logSpans('0', spansOf(['9', id]));
      await traces.start(info());
      const [trace] = await traces.withSpans([TRACE]);
      expect(trace?.spans).toHaveLength(4);
      expect(trace?.info.tags).toMatchObject({ 'mlflow.trace.spansLocation': 'TRACKING_STORE' });
    });

    it('leave nothing of a request that is refused', async () => {
      const { traces } = context().store;
      await expect(traces.logSpans('77', spansOf(['1']))).rejects.toMatchObject({
        code: 'RESOURCE_DOES_NOT_EXIST',
      });
      await expect(traces.get(TRACE)).rejects.toMatchObject({ code: 'RESOURCE_DOES_NOT_EXIST' });
    });

    it('go with their experiment', async () => {
      const { store } = context();
      const id = await store.experiments.create({ name: 'gone', tags: [] });
      await store.traces.logSpans(id, spansOf(['1']));
      await store.experiments.delete(id);
      const things = await store.garbage.listDeleted(Number.MAX_SAFE_INTEGER);
      await store.garbage.purge(things);
      await expect(store.traces.get(TRACE)).rejects.toMatchObject({ code: 'RESOURCE_DOES_NOT_EXIST' });
    });

    it('lose the assessments of a run with it', async () => {
      const { store } = context();
      await store.traces.start(info());
      const run = await store.runs.create({ experiment_id: '0', user_id: '', start_time: 1, tags: [] });
      const metadata = { 'mlflow.assessment.sourceRunId': run.info.run_id };
      await store.assessments.create(TRACE, { assessment_name: 'a', feedback: { value: 1 }, metadata });
      await store.runs.delete(run.info.run_id);
      expect((await store.traces.get(TRACE)).assessments).toEqual([]);
    });

    it('are found by page in the order of their time', async () => {
      const { traces } = context().store;
      for (const at of [3, 1, 2]) await traces.start({ ...info('0', `tr-${at}`), request_time: at });
      const first = await traces.search({ experiment_ids: ['0'], max_results: 2 });
      expect(first.items.map(({ trace_id }) => trace_id)).toEqual(['tr-3', 'tr-2']);
      const rest = await traces.search({
        experiment_ids: ['0'],
        max_results: 2,
        page_token: first.next_page_token,
      });
      expect(rest.items.map(({ trace_id }) => trace_id)).toEqual(['tr-1']);
      expect(rest.next_page_token).toBeUndefined();
    });

    it('say the same as text and as objects', async () => {
      const { store } = context();
      await store.traces.start({ ...info('0', 'tr-plain'), request_time: -1 });
      await store.traces.start({
        ...info('0', 'tr-"full"'),
        client_request_id: 'é\n',
        request_preview: '',
        response_preview: '😀"\\',
        execution_duration: 1500,
        trace_metadata: {
          ['k'.repeat(251)]: '😀'.repeat(251),
          'mlflow.trace.session': 's'.repeat(250),
          'mlflow.trace.tokenUsage': '{"input_tokens": 3}',
        },
        tags: { 'a"b': 'c\u0001', long: 'x'.repeat(5000), 'mlflow.traceName': 'ñ' },
      });
      const metadata = { source: '"' };
      await store.assessments.create('tr-"full"', { assessment_name: 'a', feedback: { value: 1 }, metadata });
      const query = { experiment_ids: ['0'], max_results: 10 };
      const { items } = await store.traces.search(query);
      const texts = await store.traces.searchTexts(query);
      const parsed = JSON.parse(`[${texts.items.map(({ text }) => text).join()}]`) as unknown;
      expect(parsed).toEqual(items.map((item) => JSON.parse(messageText(TraceInfo, item)) as object));
      expect(parsed).toHaveLength(2);
      expect(items[0]?.trace_metadata?.['k'.repeat(250)]).toBe('😀'.repeat(250));
      expect(items[0]?.tags?.['long']).toHaveLength(4096);
    });
  });
}
