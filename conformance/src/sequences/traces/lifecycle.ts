import type { RequestJson } from '../../compare/request-json.ts';
import type { Sequence } from '../../compare/sequence.ts';
import { sequence } from '../../compare/sequence.ts';
import { experimentAndRun, newExperiment, UNKNOWN_EXPERIMENT_ID } from '../fixture.ts';
import { KEYS } from '../fixture-values.ts';
import { exportSpans, newTrace, otelTraceId, span, startTrace, traceInfo, V2, V3 } from './traces.ts';

const STATES = ['OK', 'ERROR', 'IN_PROGRESS', 'STATE_UNSPECIFIED', undefined];
const pair = (key: string, value?: string): RequestJson => ({ key, value });
const USAGE = 'mlflow.trace.tokenUsage';
const COST = 'mlflow.trace.cost';
const SESSION = 'mlflow.trace.session';

export const traceLifecycleSequences: readonly Sequence[] = [
  sequence('traces/start: members', async (s) => {
    const experimentId = await newExperiment(s);
    for (const [as, members] of Object.entries({
      everything: {
        client_request_id: 'c-1',
        request_preview: 'asked',
        response_preview: 'answered',
        trace_metadata: { a: 'b', [SESSION]: 'session one', 'mlflow.sourceRun': 'r1' },
        tags: { color: 'red', 'mlflow.traceName': 'named' },
      },
      nothing: {},
      'no duration': { execution_duration: undefined },
      'zero duration': { execution_duration: '0s' },
      'long duration': { execution_duration: '86400.000000001s' },
      'no time': { request_time: undefined },
      'time with an offset': { request_time: '2017-07-14T04:40:00+02:00' },
      'time with nanoseconds': { request_time: '2017-07-14T02:40:00.123456789Z' },
      'time before 1970': { request_time: '1969-12-31T23:59:59.5Z' },
      'empty previews': { request_preview: '', response_preview: '' },
      unicode: { request_preview: '日本 🙂', tags: { 'mlflow.traceName': 'é' }, trace_metadata: { é: '🙂' } },
      'long metadata': { trace_metadata: { a: 'v'.repeat(300), ['k'.repeat(260)]: 'v' } },
      'long tags': { tags: { a: 'v'.repeat(5000) } },
      'long name': { tags: { 'mlflow.traceName': 'n'.repeat(4096) } },
      'too long name': { tags: { 'mlflow.traceName': 'n'.repeat(4097) } },
      'too long session': { trace_metadata: { [SESSION]: 's'.repeat(251) } },
      'own location tag': { tags: { 'mlflow.artifactLocation': 's3://elsewhere' } },
      'long previews': { request_preview: 'p'.repeat(1200) },
      'old fields': { request: 'old', response: 'old' },
    })) {
      const traceId = `tr-${otelTraceId(s, as)}`;
      await startTrace(s, traceInfo(experimentId, traceId, members), as);
      await s.get(`${V3}/${traceId}`, {}, { as });
      await s.get(`${V2}/${traceId}/info`, {}, { as });
    }
    for (const state of STATES) {
      await startTrace(
        s,
        traceInfo(experimentId, `tr-${otelTraceId(s, state)}`, { state }),
        `state ${state}`,
      );
    }
  }),
  sequence('traces/start: tokens and cost', async (s) => {
    const experimentId = await newExperiment(s);
    for (const [index, [usage, cost]] of [
      [
        '{"input_tokens": 3, "output_tokens": 4, "total_tokens": 7}',
        '{"input_cost": 0.5, "output_cost": 1, "total_cost": 1.5}',
      ],
      ['{"total_tokens":7}', '{"total_cost":1e-7}'],
      ['{"cache_read_input_tokens": 1, "cache_creation_input_tokens": 2}', '{"input_cost": 1e20}'],
      ['{"input_tokens": 1.5}', '{"input_cost": "0.25"}'],
      ['{"input_tokens": "3"}', '{"input_cost": null}'],
      ['{"other": 3}', '{}'],
      ['nonsense', '[1]'],
      ['{"input_tokens": true}', '{"input_cost": true}'],
    ].entries()) {
      const members = { trace_metadata: { [USAGE]: usage ?? '', [COST]: cost ?? '' } };
      await newTrace(s, experimentId, { suffix: `t${index}`, ...members });
      const traceId = `tr-${otelTraceId(s, `t${index}`)}`;
      await s.get(`${V3}/${traceId}`, {}, { as: usage ?? '' });
    }
  }),
  sequence('traces/start: again', async (s) => {
    const experimentId = await newExperiment(s);
    const traceId = await newTrace(s, experimentId, {
      request_preview: 'first',
      trace_metadata: { a: '1', b: '1' },
      tags: { x: '1', y: '1' },
    });
    await startTrace(
      s,
      traceInfo(experimentId, traceId, { state: 'ERROR', trace_metadata: { b: '2' }, tags: { y: '2' } }),
    );
    await s.get(`${V3}/${traceId}`);
    const other = await newExperiment(s, 'other');
    await startTrace(s, traceInfo(other, traceId, { response_preview: 'last' }), 'elsewhere');
    await s.get(`${V3}/${traceId}`);
  }),
  sequence('traces/start: refusals', async (s) => {
    const experimentId = await newExperiment(s);
    const traceId = `tr-${otelTraceId(s)}`;
    await startTrace(s, traceInfo(UNKNOWN_EXPERIMENT_ID, traceId), 'unknown experiment');
    await startTrace(s, traceInfo('abc', traceId), 'no number');
    await s.post('/mlflow/experiments/delete', { experiment_id: experimentId });
    await startTrace(s, traceInfo(experimentId, traceId), 'deleted experiment');
    await s.get(`${V3}/${traceId}`, {}, { as: 'nothing was made' });
    await s.get(`${V3}/get`, { trace_id: traceId }, { as: 'nothing was made' });
    await s.get(`${V2}/${traceId}/info`, {}, { as: 'nothing was made' });
    await s.get('/ajax-api/2.0/mlflow/get-trace-artifact', { request_id: traceId });
    await s.get('/ajax-api/3.0/mlflow/get-trace-artifact');
    await s.get('/ajax-api/2.0/mlflow/get-trace-artifact', { request_id: '' });
  }),
  sequence('traces/tags', async (s) => {
    const experimentId = await newExperiment(s);
    const traceId = await newTrace(s, experimentId);
    for (const key of KEYS) {
      await s.json('PATCH', `${V3}/${traceId}/tags`, {
        json: { key, value: 'v' },
        as: `set ${key.slice(0, 30)}`,
      });
    }
    for (const [as, members] of Object.entries({
      'no value': { key: 'k' },
      'empty value': { key: 'k', value: '' },
      'no key': { value: 'v' },
      'empty key': { key: '', value: 'v' },
      'long value': { key: 'long', value: 'v'.repeat(8001) },
      name: { key: 'mlflow.traceName', value: 'renamed' },
      'too long name': { key: 'mlflow.traceName', value: 'n'.repeat(4097) },
      location: { key: 'mlflow.artifactLocation', value: 's3://elsewhere' },
      'spans location': { key: 'mlflow.trace.spansLocation', value: 'x' },
      'archive location': { key: 'mlflow.trace.archiveLocation', value: 'x' },
      'archival failure': { key: 'mlflow.trace.archivalFailure', value: 'x' },
    })) {
      await s.json('PATCH', `${V2}/${traceId}/tags`, { json: members, as });
      await s.get(`${V3}/${traceId}`, {}, { as });
    }
    for (const key of [
      'a',
      'a',
      'never',
      'mlflow.traceName',
      'mlflow.traceName',
      'mlflow.trace.spansLocation',
      'mlflow.trace.archivalFailure',
      'mlflow.artifactLocation',
      '',
    ]) {
      await s.json('DELETE', `${V2}/${traceId}/tags`, { json: { key }, as: `delete ${key}` });
    }
    await s.json('DELETE', `${V3}/${traceId}/tags`, { json: { key: 'k' } });
    await s.get(`${V3}/${traceId}`);
    await s.json('PATCH', `${V2}/tr-none/tags`, { json: { key: 'k', value: 'v' } });
    await s.json('PATCH', `${V2}/tr-none/tags`, { json: { key: 'mlflow.traceName', value: 'v' } });
    await s.json('DELETE', `${V2}/tr-none/tags`, { json: { key: 'k' } });
    await s.json('DELETE', `${V2}/tr-none/tags`, { json: { key: 'mlflow.traceName' } });
  }),
  sequence('traces/links', async (s) => {
    const { experimentId, runId } = await experimentAndRun(s);
    const traceId = await newTrace(s, experimentId);
    const search = (filter: string): Promise<unknown> =>
      s.post(
        `${V3}/search`,
        { locations: [{ mlflow_experiment: { experiment_id: experimentId } }], filter },
        { as: filter },
      );
    const link = (trace_ids: readonly string[], run_id = runId, as?: string): Promise<unknown> =>
      s.post(`${V2}/link-to-run`, { trace_ids, run_id }, as === undefined ? {} : { as });
    await search(`run_id = '${runId}'`);
    await link([traceId]);
    await link([traceId, 'tr-none'], runId, 'again, and one that is not there');
    await search(`run_id = '${runId}'`);
    await search(`run_id != '${runId}'`);
    await search(`metadata.mlflow.sourceRun = '${runId}'`);
    await link([traceId], 'nobody', 'unknown run');
    await link([], runId, 'none');
    await link(
      Array.from({ length: 100 }, (_, at) => `tr-${at}`),
      runId,
      'a hundred',
    );
    await link(
      Array.from({ length: 101 }, (_, at) => `tr-${at}`),
      runId,
      'too many',
    );
    for (const [as, prompt_versions] of Object.entries({
      two: [
        { name: 'ask', version: '1' },
        { name: 'ask', version: '2' },
      ],
      again: [{ name: 'ask', version: '1' }],
      none: [],
    })) {
      await s.post(`${V2}/link-prompts`, { trace_id: traceId, prompt_versions }, { as });
    }
    for (const value of ['ask/1', 'ask/2', 'ask/3', 'ask', 'a/b/1', '/']) await search(`prompt = '${value}'`);
    await search("prompt != 'ask/1'");
    await search("prompt LIKE 'ask%'");
    await s.post(`${V2}/link-prompts`, {
      trace_id: 'tr-none',
      prompt_versions: [{ name: 'ask', version: '1' }],
    });
  }),
  sequence('traces/delete', async (s) => {
    const experimentId = await newExperiment(s);
    const ids: string[] = [];
    for (let at = 0; at < 6; at += 1) {
      ids.push(
        await newTrace(s, experimentId, { suffix: `d${at}`, request_time: `2017-07-14T02:40:0${at}Z` }),
      );
    }
    const remove = (members: Readonly<Record<string, RequestJson>>, as: string): Promise<unknown> =>
      s.post(`${V2}/delete-traces`, { experiment_id: experimentId, ...members }, { as });
    await remove({}, 'nothing said');
    await remove({ request_ids: [] }, 'no ids');
    await remove({ request_ids: [ids[0] ?? ''], max_timestamp_millis: 1 }, 'both');
    await remove({ request_ids: [ids[0] ?? ''], max_traces: 1 }, 'ids and a limit');
    await remove({ max_timestamp_millis: 1, max_traces: 0 }, 'limit 0');
    await remove({ max_timestamp_millis: 1, max_traces: -1 }, 'limit -1');
    await remove({ max_timestamp_millis: 0 }, 'before all');
    await remove({ request_ids: ['tr-none'] }, 'unknown');
    await remove({ request_ids: [ids[5] ?? '', 'tr-none'] }, 'one of two');
    await remove({ max_timestamp_millis: 1_500_000_004_000, max_traces: 2 }, 'the two oldest');
    for (const id of ids) await s.get(`${V3}/${id}`);
    await s.post(`${V3}/delete-traces`, {
      experiment_id: experimentId,
      max_timestamp_millis: 1_500_000_003_000,
    });
    for (const id of ids) await s.get(`${V3}/${id}`);
    await s.post(`${V3}/delete-traces`, { experiment_id: UNKNOWN_EXPERIMENT_ID, request_ids: ['a'] });
    await s.post(`${V3}/delete-traces`, { experiment_id: 'abc', request_ids: ['a'] });
  }),
  sequence('traces/batch get', async (s) => {
    const experimentId = await newExperiment(s);
    const other = await newExperiment(s, 'other');
    const traceId = otelTraceId(s, 'with spans');
    await exportSpans([s, experimentId], [span({ traceId, spanId: '00f067aa0ba902b7', name: 'root' })]);
    const complete = `tr-${traceId}`;
    const empty = await newTrace(s, experimentId, { suffix: 'empty' });
    const waiting = otelTraceId(s, 'waiting');
    await exportSpans([s, other], [span({ traceId: waiting, spanId: '00f067aa0ba902b7' })]);
    const stats = { 'mlflow.trace.sizeStats': '{"num_spans": 3}' };
    await startTrace(s, traceInfo(other, `tr-${waiting}`, { trace_metadata: stats }));
    const all = [complete, 'tr-none', empty, `tr-${waiting}`, complete];
    await s.get(`${V3}/batchGet`, { trace_ids: all });
    await s.get(`${V3}/batchGet`, { trace_ids: all, experiment_ids: [experimentId] });
    await s.get(`${V3}/batchGet`, { trace_ids: all, experiment_ids: [UNKNOWN_EXPERIMENT_ID] });
    await s.post(`${V3}/batchGetInfos`, { trace_ids: all });
    await s.post(`${V3}/batchGetInfos`, { trace_ids: all, experiment_ids: [other] });
    await s.post(`${V3}/batchGetInfos`, { trace_ids: all, experiment_ids: [] }, { as: 'in no experiment' });
    await s.post(`${V3}/batchGetInfos`, { trace_ids: ['tr-none'] });
    await s.post(`${V3}/batchGetInfos`, { trace_ids: [] }, { as: 'none' });
    await s.post(`${V3}/batchGetInfos`, { trace_ids: all, experiment_ids: ['abc'] }, { as: 'no number' });
    await s.get(`${V3}/get`, { trace_id: `tr-${waiting}`, allow_partial: 'true' });
    await s.get(`${V3}/get`, { trace_id: complete });
    await s.get(`${V3}/get`, { trace_id: complete, allow_partial: 'maybe' });
    await s.get(`${V3}/get`, { trace_id: 'tr-none' });
  }),
  sequence('traces/version 2', async (s) => {
    const experimentId = await newExperiment(s);
    const started = await s.post(V2, {
      experiment_id: experimentId,
      timestamp_ms: 1_500_000_000_000,
      request_metadata: [pair('a', '1'), pair(SESSION, 'one'), pair(USAGE, '{"input_tokens": 3}')],
      tags: [pair('x', '1'), pair('mlflow.traceName', 'named')],
    });
    const traceId = started.at('trace_info.request_id');
    await s.get(`${V2}/${traceId}/info`);
    await s.get(`${V3}/${traceId}`);
    const end = (members: Readonly<Record<string, RequestJson>>, as: string): Promise<unknown> =>
      s.json('PATCH', `${V2}/${traceId}`, { json: members, as });
    await end(
      {
        timestamp_ms: 1_500_000_002_500,
        status: 'OK',
        request_metadata: [pair('a', '2'), pair('b', '1')],
        tags: [pair('x', '2')],
      },
      'ends',
    );
    await end({ timestamp_ms: 1_499_999_999_000, status: 'ERROR' }, 'before it began');
    await end(
      { timestamp_ms: 1_500_000_000_000, status: 'IN_PROGRESS', tags: [pair('mlflow.traceName', 'again')] },
      'goes on',
    );
    await s.get(`${V2}/${traceId}/info`);
    await s.get(V2, { experiment_ids: [experimentId] });
    await s.get(V2, { experiment_ids: [experimentId], filter: "status = 'IN_PROGRESS'", max_results: 1 });
    await s.get(V2, { experiment_ids: [experimentId], max_results: 501 });
    await s.get(V2, { experiment_ids: [experimentId], max_results: 0 });
    await s.get(V2);
    await s.post(V2, { experiment_id: experimentId, timestamp_ms: 5 }, { as: 'bare' });
    await s.post(V2, { experiment_id: UNKNOWN_EXPERIMENT_ID, timestamp_ms: 5 }, { as: 'unknown experiment' });
    await s.json('PATCH', `${V2}/nobody`, { json: { timestamp_ms: 1, status: 'OK' } });
  }),
];
