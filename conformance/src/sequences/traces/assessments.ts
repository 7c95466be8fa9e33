import type { RequestJson } from '../../compare/request-json.ts';
import { raw } from '../../compare/request-json.ts';
import type { Answer, Sequence } from '../../compare/sequence.ts';
import { sequence } from '../../compare/sequence.ts';
import { experimentAndRun, newExperiment } from '../fixture.ts';
import { type Place, newTrace, startTrace, traceInfo, V3 } from './traces.ts';

const SOURCE = { source_type: 'HUMAN', source_id: 'ada' };
const VALUES: readonly RequestJson[] = [
  true,
  false,
  'yes',
  'No ',
  '',
  'é 🙂',
  0,
  5,
  -2.5,
  raw('1e300'),
  raw('12345678901234567890'),
  null,
  [],
  [1, 'a', null, true],
  {},
  { é: [1, 2.5, 'ü'] },
];

function create(
  [s, traceId]: Place,
  assessment: Readonly<Record<string, RequestJson>>,
  as?: string,
): Promise<Answer> {
  const json = { assessment: { assessment_name: 'quality', source: SOURCE, ...assessment } };
  return s.post(`${V3}/${traceId}/assessments`, json, as === undefined ? {} : { as });
}

export const assessmentSequences: readonly Sequence[] = [
  sequence('assessments/values', async (s) => {
    const traceId = await newTrace(s, await newExperiment(s));
    for (const value of VALUES) {
      const as = JSON.stringify(value) ?? '';
      for (const assessment of [{ feedback: { value } }, { expectation: { value } }]) {
        const made = await create([s, traceId], assessment, as);
        await s.get(`${V3}/${traceId}/assessments/${made.at('assessment.assessment_id')}`, {}, { as });
        await s.tick();
      }
    }
    for (const value of ['[1, 2]', '{"a": 1}', '3', '"text"', 'nonsense', 'null']) {
      await create(
        [s, traceId],
        { expectation: { serialized_value: { serialization_format: 'JSON_FORMAT', value } } },
        value,
      );
      await s.tick();
    }
    await s.get(`${V3}/${traceId}`);
  }),
  sequence('assessments/create: members', async (s) => {
    const traceId = await newTrace(s, await newExperiment(s));
    const feedback = { value: 1 };
    for (const [as, members] of Object.entries({
      everything: {
        feedback,
        span_id: 's1',
        rationale: 'why',
        metadata: { a: 'b', 'mlflow.trace.session': 's' },
      },
      times: { feedback, create_time: '2017-07-14T02:40:00Z', last_update_time: '2017-07-14T02:40:00.5Z' },
      'other trace': { feedback, trace_id: 'tr-other' },
      invalid: { feedback, valid: false },
      error: { feedback: { error: { error_code: 'E', error_message: 'm', stack_trace: 't' } } },
      'error and value': { feedback: { value: 1, error: { error_code: 'E' } } },
      'no source': { feedback, source: undefined },
      'source without id': { feedback, source: { source_type: 'CODE' } },
      'source of no type': { feedback, source: { source_id: 'x' } },
      'empty texts': { feedback, span_id: '', rationale: '', overrides: '', metadata: {} },
      'dotted name': { feedback, assessment_name: 'a.b' },
      'no name': { feedback, assessment_name: undefined },
      issue: { issue: { issue_name: 'slow' }, rationale: 'it is' },
      nothing: {},
      'no value': { feedback: {} },
      'no expected value': { expectation: {} },
      'expectation with rationale': { expectation: { value: 1 }, rationale: 'why' },
    })) {
      await create([s, traceId], members, as);
      await s.tick();
    }
    await create([s, 'tr-none'], { feedback }, 'unknown trace');
    await s.post(`${V3}/${traceId}/assessments`, {}, { as: 'no assessment' });
    await s.get(`${V3}/${traceId}`);
  }),
  sequence('assessments/update', async (s) => {
    const traceId = await newTrace(s, await newExperiment(s));
    const feedback = await create([s, traceId], {
      feedback: { value: 1 },
      rationale: 'first',
      metadata: { a: '1', b: '1' },
    });
    const expectation = await create([s, traceId], { expectation: { value: 'x' } });
    for (const made of [feedback, expectation]) {
      const path = `${V3}/${traceId}/assessments/${made.at('assessment.assessment_id')}`;
      for (const [mask, assessment] of [
        ['assessmentName', { assessment_name: 'renamed' }],
        ['feedback', { feedback: { value: 'better' } }],
        ['expectation', { expectation: { value: [1] } }],
        ['rationale', { rationale: 'second' }],
        ['metadata', { metadata: { b: '2', c: '3' } }],
        ['rationale,metadata', { rationale: 'third', metadata: { d: '4' } }],
        ['feedback,expectation', { feedback: { value: 1 }, expectation: { value: 1 } }],
        ['spanId', { span_id: 'other' }],
        ['', { rationale: 'none' }],
        ['nonsense', { rationale: 'none' }],
      ] as const) {
        await s.json('PATCH', path, { json: { assessment, update_mask: mask }, as: mask });
        await s.get(path, {}, { as: mask });
      }
      await s.json('PATCH', path, { json: { assessment: { rationale: 'x' } }, as: 'no mask' });
      await s.json('PATCH', path, { json: { update_mask: 'rationale' }, as: 'no assessment' });
    }
    const json = { assessment: { rationale: 'x' }, update_mask: 'rationale' };
    await s.json('PATCH', `${V3}/${traceId}/assessments/a-none`, { json });
    await s.json('PATCH', `${V3}/tr-none/assessments/a-none`, { json });
    await s.get(`${V3}/${traceId}/assessments/a-none`);
    await s.get(`${V3}/tr-none/assessments/a-none`);
  }),
  sequence('assessments/overrides', async (s) => {
    const traceId = await newTrace(s, await newExperiment(s));
    const first = await create([s, traceId], { feedback: { value: 1 } });
    const firstId = first.at('assessment.assessment_id');
    const second = await create([s, traceId], { feedback: { value: 2 }, overrides: firstId });
    const path = `${V3}/${traceId}/assessments`;
    await s.get(`${path}/${firstId}`);
    await create([s, traceId], { feedback: { value: 3 }, overrides: 'a-none' }, 'overrides nothing');
    await s.json('DELETE', `${path}/${second.at('assessment.assessment_id')}`, { json: {} });
    await s.get(`${path}/${firstId}`, {}, { as: 'valid again' });
    await s.json('DELETE', `${path}/${second.at('assessment.assessment_id')}`, { json: {}, as: 'again' });
    await s.json('DELETE', `${V3}/tr-none/assessments/a-none`, { json: {} });
    await s.json('DELETE', `${path}/${firstId}`, { json: {} });
    await s.get(`${V3}/${traceId}`);
  }),
  sequence('assessments/of a run', async (s) => {
    const { experimentId, runId } = await experimentAndRun(s);
    const assessments = [
      {
        assessment_name: 'with',
        feedback: { value: true },
        source: SOURCE,
        metadata: { 'mlflow.assessment.sourceRunId': runId },
      },
      { assessment_name: 'without', feedback: { value: true }, source: SOURCE },
    ];
    const traceId = await newTrace(s, experimentId, { assessments: [assessments[0]] });
    await startTrace(s, traceInfo(experimentId, traceId, { assessments: [assessments[1]] }));
    await s.get(`${V3}/${traceId}`);
    await s.post('/mlflow/runs/delete', { run_id: runId });
    await s.get(`${V3}/${traceId}`, {}, { as: 'after the run' });
    await s.post('/mlflow/runs/restore', { run_id: runId });
    await s.get(`${V3}/${traceId}`, {}, { as: 'after the run is back' });
  }),
];
