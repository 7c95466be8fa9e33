import type { RequestJson } from '../../compare/request-json.ts';
import type { Player, Sequence } from '../../compare/sequence.ts';
import { sequence } from '../../compare/sequence.ts';
import { newExperiment, UNKNOWN_EXPERIMENT_ID } from '../fixture.ts';
import { seedTraces } from '../traces/seed.ts';
import { type Place, V3 } from '../traces/traces.ts';
import {
  clausesOf,
  LIST_COMPARATORS,
  NUMBER_COMPARATORS,
  shapesFor,
  TEXT_COMPARATORS,
  WRONG_COMPARATORS,
} from './clauses.ts';

function search(
  [s, experimentId]: Place,
  members: Readonly<Record<string, RequestJson>>,
  as: string,
): Promise<unknown> {
  const locations = [{ type: 'MLFLOW_EXPERIMENT', mlflow_experiment: { experiment_id: experimentId } }];
  return s.post(`${V3}/search`, { locations, ...members }, { as });
}

async function searchAll(s: Player, filters: readonly string[]): Promise<void> {
  const experimentId = await newExperiment(s);
  await seedTraces(s, experimentId);
  for (const filter of filters) await search([s, experimentId], { filter }, filter);
}

const RUN = "'run-a'";

export const traceSearchSequences: readonly Sequence[] = [
  sequence('search/traces: attributes', (s) =>
    searchAll(s, [
      ...clausesOf({
        keys: ['status', 'attribute.status', 'trace.status'],
        comparators: [...TEXT_COMPARATORS, 'RLIKE'],
        values: ["'OK'", "'%R%'"],
      }),
      ...clausesOf({
        keys: ['client_request_id', 'attributes.client_request_id'],
        comparators: [...TEXT_COMPARATORS, 'RLIKE'],
        values: ["'client-alpha'", "'CLIENT-%'"],
      }),
      ...clausesOf({
        keys: ['status', 'client_request_id'],
        comparators: LIST_COMPARATORS,
        values: ["('OK', 'client-beta')"],
      }),
      ...clausesOf({
        keys: ['request_id'],
        comparators: [...TEXT_COMPARATORS, 'IN'],
        values: ["'tr-none'", "('tr-none')"],
      }),
      ...clausesOf({
        keys: ['timestamp', 'timestamp_ms', 'attribute.timestamp_ms', 'trace.timestamp'],
        comparators: NUMBER_COMPARATORS,
        values: ['1500000060123', '1500000060123.5'],
      }),
      ...clausesOf({
        keys: ['execution_time', 'execution_time_ms'],
        comparators: NUMBER_COMPARATORS,
        values: ['500', '0'],
      }),
      ...clausesOf({
        keys: ['end_time', 'end_time_ms'],
        comparators: NUMBER_COMPARATORS,
        values: ['1500000000623'],
      }),
      ...clausesOf({
        keys: ['timestamp_ms', 'status', 'bogus', 'trace.bogus'],
        comparators: WRONG_COMPARATORS,
        values: ["'x'"],
      }),
      "timestamp_ms = '1500000060123'",
      'status = 5',
      "timestamp_ms IN ('1')",
      "execution_time > 'abc'",
    ]),
  ),
  sequence('search/traces: names, tags and metadata', (s) =>
    searchAll(s, [
      ...clausesOf({
        keys: ['name', 'trace.name', 'tag.`mlflow.traceName`'],
        comparators: [...TEXT_COMPARATORS, 'RLIKE'],
        values: ["'alpha'", "'A%'"],
      }),
      ...clausesOf({
        keys: ['tag.color', 'tags.color', 'tag.`a b`', 'tags.none', 'metadata.user', 'request_metadata.user'],
        comparators: [...TEXT_COMPARATORS, 'RLIKE'],
        values: ["'red'", "'a%'"],
      }),
      ...clausesOf({
        keys: [
          'tag.color',
          'tags.none',
          'metadata.user',
          'metadata.none',
          'name',
          'metadata.`mlflow.trace.session`',
          'metadata.`mlflow.trace.tokenUsage`',
          'metadata.`mlflow.trace.cost`',
        ],
        comparators: ['IS NULL', 'IS NOT NULL'],
        values: [''],
      }),
      ...clausesOf({
        keys: ['metadata.`mlflow.trace.session`'],
        comparators: [...TEXT_COMPARATORS, 'RLIKE'],
        values: ["'s1'"],
      }),
      ...clausesOf({
        keys: ['metadata.`mlflow.trace.tokenUsage`'],
        comparators: ['=', '!=', 'LIKE', '>'],
        values: ['\'{"total_tokens": 100}\'', '\'{"total_tokens":100}\''],
      }),
      ...clausesOf({
        keys: ['metadata.`mlflow.trace.infoFinalized`', 'tag.`mlflow.trace.spansLocation`'],
        comparators: ['=', '!='],
        values: ["'true'", "'TRACKING_STORE'"],
      }),
      ...clausesOf({
        keys: ['run_id', 'metadata.`mlflow.sourceRun`'],
        comparators: [...TEXT_COMPARATORS, 'RLIKE'],
        values: [RUN],
      }),
      ...clausesOf({
        keys: ['name', 'run_id', 'tag.color', 'metadata.user'],
        comparators: LIST_COMPARATORS,
        values: ["('alpha', 'ada')"],
      }),
      ...clausesOf({ keys: ['tag.color', 'metadata.user'], comparators: ['>', '<='], values: ["'a'", '5'] }),
      'tag.color = red',
      'metadata.user = 5',
      "trace.tags.color = 'red'",
      "tag.color = 'red' AND metadata.user = 'ada' AND status = 'OK'",
      "tag.color = 'red' AND name = 'beta'",
    ]),
  ),
  sequence('search/traces: spans', (s) =>
    searchAll(s, [
      ...clausesOf({
        keys: ['span.name', 'span.type', 'span.status'],
        comparators: [...TEXT_COMPARATORS, 'RLIKE'],
        values: ["'llm'", "'LLM'", "'%O%'"],
      }),
      ...clausesOf({
        keys: ['span.name', 'span.type'],
        comparators: LIST_COMPARATORS,
        values: ["('llm', 'TOOL')"],
      }),
      ...clausesOf({
        keys: ['span.content', 'trace.text'],
        comparators: ['LIKE', 'ILIKE', '=', 'RLIKE'],
        values: ["'%Paris%'", "'%PARIS%'", '\'%"name": "llm"%\''],
      }),
      ...clausesOf({
        keys: ['span.attributes.q', 'span.attributes.`q`'],
        comparators: ['LIKE', 'ILIKE', '=', '!='],
        values: ["'%red%'", "'%RED%'"],
      }),
      ...clausesOf({
        keys: ['span.attributes.q'],
        comparators: ['RLIKE'],
        values: ["'^what'", "'blue$'", "'red'", "'^blue$'"],
      }),
      "span.name = 'llm' AND span.type = 'LLM'",
      "span.name = 'llm' AND span.type = 'TOOL'",
      "span.name = 'tool' AND span.status = 'ERROR'",
      "span.name = 'tool' AND span.attributes.q LIKE '%Paris%'",
      "span.name = 'llm' AND span.attributes.q LIKE '%Paris%'",
      "span.name = 'llm' AND timestamp_ms > 1500000000123",
      "span.name = 'llm' AND tag.color = 'red'",
      "span.kind = 'x'",
      "span.attributes. = 'x'",
      'span.name = 5',
      "span.name > 'a'",
      "span.content IN ('a')",
    ]),
  ),
  sequence('search/traces: assessments', (s) =>
    searchAll(s, [
      ...clausesOf({
        keys: ['feedback.quality'],
        comparators: NUMBER_COMPARATORS,
        values: ['0.5', '5', "'0.9'", "'5.0'", "'5'"],
      }),
      ...clausesOf({
        keys: ['feedback.word', 'feedback.ok', 'feedback.none', 'expectation.answer'],
        comparators: [...TEXT_COMPARATORS, 'RLIKE'],
        values: ["'yes'", "'true'", "'%o%'"],
      }),
      ...clausesOf({
        keys: ['feedback.word', 'feedback.none', 'expectation.answer', 'feedback.`of session`'],
        comparators: ['IS NULL', 'IS NOT NULL'],
        values: [''],
      }),
      ...clausesOf({
        keys: ['feedback.`of session`'],
        comparators: ['=', '!='],
        values: ["'good'", "'bad'"],
      }),
      ...clausesOf({ keys: ['issue.id'], comparators: ['=', '!=', 'LIKE'], values: ["'iss-1'", "'none'"] }),
      "issue.name = 'x'",
      "feedback.ok > 'a'",
      'feedback.ok > 0',
      'feedback.word > 0',
      "feedback.quality IN ('a')",
      'feedback. = 1',
      'issue.id = 5',
    ]),
  ),
  sequence('search/traces: shapes', (s) => searchAll(s, shapesFor('tag.color'))),
  sequence('search/traces: orders and pages', async (s) => {
    const experimentId = await newExperiment(s);
    const other = await newExperiment(s, 'other');
    await seedTraces(s, experimentId);
    for (const order of [
      'timestamp_ms',
      'timestamp DESC',
      'timestamp ASC',
      'execution_time',
      'execution_time_ms DESC',
      'status',
      'status DESC',
      'name',
      'name DESC',
      'run_id',
      'request_id',
      'experiment_id',
      'tag.color',
      'tags.color DESC',
      'tag.none',
      'metadata.user',
      'request_metadata.user DESC',
      'metadata.`mlflow.trace.session`',
      'metadata.`mlflow.trace.tokenUsage`',
      'attribute.timestamp_ms DESC',
      'client_request_id',
      'prompt',
      'span.name',
      'feedback.quality',
      'bogus',
      'timestamp_ms SIDEWAYS',
      '',
    ]) {
      await search([s, experimentId], { order_by: [order] }, `by ${order}`);
    }
    await search([s, experimentId], { order_by: ['status', 'timestamp_ms ASC'] }, 'by two');
    for (const max_results of [1, 3, 4, 5, 500, 501, 0, -1]) {
      await search([s, experimentId], { max_results }, `pages of ${max_results}`);
    }
    const locations = [{ type: 'MLFLOW_EXPERIMENT', mlflow_experiment: { experiment_id: experimentId } }];
    let token: string | undefined;
    for (let page = 1; page <= 2; page += 1) {
      const found = await s.post(
        `${V3}/search`,
        { locations, max_results: 3, page_token: token },
        { as: `page ${page}` },
      );
      token = found.at('next_page_token').startsWith('missing') ? undefined : found.at('next_page_token');
      if (token === undefined) break;
    }
    await search([s, experimentId], { page_token: 'nonsense' }, 'nonsense token');
    await search([s, UNKNOWN_EXPERIMENT_ID], {}, 'unknown experiment');
    await search([s, other], {}, 'empty experiment');
    await s.post(`${V3}/search`, { locations: [] }, { as: 'nowhere' });
    await s.post(
      `${V3}/search`,
      { locations: [{ type: 'INFERENCE_TABLE', inference_table: { full_table_name: 'a' } }] },
      { as: 'a table' },
    );
    await s.post(`${V3}/search`, { locations: [...locations, ...locations] }, { as: 'twice' });
  }),
];
