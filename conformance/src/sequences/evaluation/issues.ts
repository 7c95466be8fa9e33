import type { Sequence } from '../../compare/sequence.ts';
import { sequence } from '../../compare/sequence.ts';
import { experimentAndRun, newExperiment, UNKNOWN_EXPERIMENT_ID, UNKNOWN_RUN_ID } from '../fixture.ts';
import { newIssue, newTrace, V3 } from './evaluation-fixture.ts';

const ISSUES = `${V3}/issues`;
const UNKNOWN = 'iss-0123456789abcdef0123456789abcdef';

export const issueSequences: readonly Sequence[] = [
  sequence('issues/create', async (s) => {
    const { experimentId, runId } = await experimentAndRun(s);
    const deleted = await newExperiment(s, 'deleted');
    await s.post('/mlflow/experiments/delete', { experiment_id: deleted });
    for (const [as, members] of Object.entries({
      least: {},
      everything: {
        status: 'resolved',
        severity: 'high',
        root_causes: ['a', 'ü'],
        categories: ['c'],
        source_run_id: runId,
        created_by: 'ada',
      },
      'empty lists': { root_causes: [], categories: [] },
      'empty texts': { source_run_id: '', created_by: '' },
      rejected: { status: 'rejected', severity: 'not_an_issue' },
      'unknown status': { status: 'nope' },
      'status in capitals': { status: 'PENDING' },
      'unknown severity': { severity: 'nope' },
      'unknown run': { source_run_id: UNKNOWN_RUN_ID },
      'unknown experiment': { experiment_id: UNKNOWN_EXPERIMENT_ID },
      'deleted experiment': { experiment_id: deleted },
      'no number': { experiment_id: 'abc' },
      'long texts': { name: 'n'.repeat(250), description: 'd'.repeat(5000) },
    })) {
      const id = await newIssueAs(as, members);
      await s.get(`${ISSUES}/${id}`, {}, { as });
    }
    async function newIssueAs(as: string, members: object): Promise<string> {
      const issue = { experiment_id: experimentId, name: 'n', description: 'd', ...members };
      return (await s.post(ISSUES, issue, { as })).at('issue.issue_id');
    }
  }),
  sequence('issues/update', async (s) => {
    const { experimentId } = await experimentAndRun(s);
    const id = await newIssue(s, experimentId, { severity: 'low' });
    await s.tick();
    for (const [as, members] of Object.entries({
      name: { name: 'other' },
      'empty texts': { name: '', description: '' },
      description: { description: 'other' },
      status: { status: 'resolved' },
      severity: { severity: 'medium' },
      'unknown status': { status: 'nope' },
      'unknown severity': { severity: 'nope' },
      nothing: {},
    })) {
      await s.json('PATCH', `${ISSUES}/${id}`, { json: { issue_id: id, ...members }, as });
      await s.get(`${ISSUES}/${id}`, {}, { as });
    }
    await s.json('PATCH', `${ISSUES}/${id}`, { json: { name: 'x' }, as: 'id only in the path' });
    await s.json('PATCH', `${ISSUES}/${UNKNOWN}`, { json: { issue_id: UNKNOWN, name: 'x' }, as: 'unknown' });
    await s.get(`${ISSUES}/${UNKNOWN}`, {}, { as: 'unknown' });
  }),
  sequence('issues/traces', async (s) => {
    const experimentId = await newExperiment(s);
    const [first, second] = [await newIssue(s, experimentId), await newIssue(s, experimentId)];
    await newIssue(s, experimentId, { severity: 'high' });
    for (const [digit, name] of [
      ['1', first],
      ['2', first],
      ['3', second],
    ] as const) {
      const trace = await newTrace(s, experimentId, `tr-${digit.repeat(32)}`);
      for (const issue of [name, name]) {
        await s.post(`${V3}/traces/${trace}/assessments`, {
          assessment: {
            assessment_name: issue,
            trace_id: trace,
            source: { source_type: 'HUMAN', source_id: 'ada' },
            create_time: '2020-01-01T00:00:00Z',
            last_update_time: '2020-01-01T00:00:00Z',
            issue: { issue_name: 'about it' },
          },
        });
      }
    }
    for (const include_trace_count of [true, false]) {
      await s.post(
        `${ISSUES}/search`,
        { experiment_id: experimentId, include_trace_count },
        { as: `${include_trace_count}` },
      );
    }
  }),
];
