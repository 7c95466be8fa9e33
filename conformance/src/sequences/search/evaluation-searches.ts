import type { Player, Sequence } from '../../compare/sequence.ts';
import { sequence } from '../../compare/sequence.ts';
import { newDataset, newIssue, V3 } from '../evaluation/evaluation-fixture.ts';
import { experimentAndRun } from '../fixture.ts';
import {
  clausesOf,
  LIST_COMPARATORS,
  NUMBER_COMPARATORS,
  shapesFor,
  SUPERSET_SHAPES,
  TEXT_COMPARATORS,
  WRONG_COMPARATORS,
} from './clauses.ts';

const DATASETS = `${V3}/datasets/search`;
const ISSUES = `${V3}/issues/search`;

/** Three datasets of one experiment, whose names only this sequence uses. */
async function seedDatasets(s: Player): Promise<{ experimentId: string; prefix: string }> {
  const { experimentId } = await experimentAndRun(s);
  const prefix = s.unique('d').replaceAll(/[^\w]/g, '_');
  for (const [suffix, tags] of [
    ['alpha', { color: 'red', n: '1', 'mlflow.user': 'ada' }],
    ['Beta', { color: 'Red', team: 'vision', 'mlflow.user': 'bob' }],
    ['gamma', {}],
  ] as const) {
    const members = { name: prefix + suffix, experiment_ids: [experimentId], tags: JSON.stringify(tags) };
    await s.post(`${V3}/datasets/create`, members);
    await s.tick();
  }
  return { experimentId, prefix };
}

async function searchDatasets(s: Player, experimentId: string, filters: readonly string[]): Promise<void> {
  for (const filter_string of filters) {
    await s.post(DATASETS, { experiment_ids: [experimentId], filter_string }, { as: filter_string });
  }
}

const ORDERS: readonly (readonly string[])[] = [
  [],
  ['name'],
  ['name DESC'],
  ['created_time'],
  ['created_time desc'],
  ['last_update_time DESC', 'name'],
  ['created_by'],
  ['dataset_id'],
  ['tags.color'],
  ['attributes.name'],
  ['nosuch'],
  ['name', 'name DESC'],
  ['name SIDEWAYS'],
  [''],
];

export const evaluationSearchSequences: readonly Sequence[] = [
  sequence('search/evaluation datasets: clauses', async (s) => {
    const { experimentId, prefix } = await seedDatasets(s);
    await searchDatasets(s, experimentId, [
      '',
      ...clausesOf({
        keys: ['name', 'created_by', 'last_updated_by'],
        comparators: TEXT_COMPARATORS,
        values: [`'${prefix}alpha'`, "'%a'", "'ada'", '"bob"', '1', 'x'],
      }),
      ...clausesOf({
        keys: ['created_time', 'last_update_time'],
        comparators: NUMBER_COMPARATORS,
        values: ['0', '4000000000000', '1.5', "'x'", "'1'"],
      }),
      ...clausesOf({
        keys: ['tags.color', 'tags.absent', 'tags.`color`', 'tags."color"', 'tag.color'],
        comparators: TEXT_COMPARATORS,
        values: ["'red'", "'R%'"],
      }),
      ...clausesOf({
        keys: ['name', 'tags.color', 'created_by', 'created_time'],
        comparators: LIST_COMPARATORS,
        values: [`('${prefix}alpha', '${prefix}gamma')`, "('red')"],
      }),
      "tags.color = 'red' AND tags.n = '1'",
      "tags.color = 'red' AND tags.color != 'x'",
      `name LIKE '${prefix}%' AND created_time > 0 AND created_by = 'ada'`,
    ]);
  }),
  sequence('search/evaluation datasets: shapes', async (s) => {
    const { experimentId } = await seedDatasets(s);
    await searchDatasets(s, experimentId, [
      ...shapesFor('name'),
      ...shapesFor('tags.color'),
      ...shapesFor('created_time'),
      ...clausesOf({
        keys: ['name', 'created_time', 'tags.color'],
        comparators: WRONG_COMPARATORS,
        values: ["'x'", '1'],
      }),
      ...clausesOf({
        keys: ['dataset_id', 'digest', 'attribute.name', 'attributes.name', '`name`', '"name"', 'metrics.m'],
        comparators: ['=', '>'],
        values: ["'x'", '1'],
      }),
    ]);
  }),
  sequence('search/evaluation datasets: orders and pages', async (s) => {
    const { experimentId } = await seedDatasets(s);
    const ids = { experiment_ids: [experimentId] };
    for (const order_by of ORDERS) {
      await s.post(DATASETS, { ...ids, order_by }, { as: `order ${order_by.join(' + ')}` });
    }
    for (const max_results of ['1', '0', '-1', '50000', '50001', 'x']) {
      await s.get(DATASETS, { ...ids, max_results }, { as: `max_results ${max_results}` });
    }
    const first = await s.post(DATASETS, { ...ids, max_results: 2 });
    const page_token = first.at('next_page_token');
    await s.post(DATASETS, { ...ids, max_results: 2, page_token }, { as: 'second page' });
    for (const bad of ['nonsense', 'e30=', 'eyJvZmZzZXQiOiAxfQ==', '']) {
      await s.post(DATASETS, { ...ids, page_token: bad }, { as: `token ${bad}` });
    }
    await s.post(DATASETS, { experiment_ids: ['abc'] }, { as: 'no number' });
    await newDataset(s, s.unique('nowhere'));
    await s.post(
      DATASETS,
      { filter_string: `name = '${s.unique('nowhere')}'` },
      { as: 'of all experiments' },
    );
  }),
  sequence('search/superset evaluation', async (s) => {
    const { experimentId } = await seedDatasets(s);
    await searchDatasets(s, experimentId, [
      ...shapesFor('name', SUPERSET_SHAPES),
      ...shapesFor('tags.color', SUPERSET_SHAPES),
    ]);
    for (const filter_string of shapesFor('status', SUPERSET_SHAPES)) {
      await s.post(ISSUES, { experiment_id: experimentId, filter_string }, { as: filter_string });
    }
  }),
  sequence('search/issues', async (s) => {
    const { experimentId, runId } = await experimentAndRun(s);
    for (const members of [
      { severity: 'low', status: 'resolved' },
      { severity: 'high', source_run_id: runId },
      {},
      { severity: 'medium', status: 'rejected' },
      { severity: 'not_an_issue' },
      { severity: 'high', status: 'resolved', source_run_id: runId },
    ]) {
      await newIssue(s, experimentId, { name: JSON.stringify(members).slice(0, 30), ...members });
      await s.tick();
    }
    const search = (members: object, as: string): ReturnType<Player['post']> =>
      s.post(ISSUES, { experiment_id: experimentId, ...members }, { as });
    for (const filter_string of [
      ...clausesOf({
        keys: ['status', 'source_run_id', '"status"', '`status`'],
        comparators: ['=', '!='],
        values: ["'resolved'", "' resolved '", '"pending"', `'${runId}'`, '1', 'resolved'],
      }),
      ...clausesOf({ keys: ['status'], comparators: WRONG_COMPARATORS, values: ["'x'"] }),
      ...clausesOf({ keys: ['status'], comparators: ['LIKE', 'ILIKE', 'IN', '>'], values: ["'x'", "('x')"] }),
      ...clausesOf({
        keys: ['severity', 'name', 'issues.status', 'tags.a'],
        comparators: ['='],
        values: ["'x'"],
      }),
      ...shapesFor('status'),
      `status = 'resolved' AND source_run_id = '${runId}'`,
    ]) {
      await search({ filter_string }, filter_string);
    }
    const first = await search({ max_results: 4 }, 'first page');
    await search({ max_results: 4, page_token: first.at('next_page_token') }, 'second page');
    for (const max_results of [1, 0, -1, 50_000, 50_001]) await search({ max_results }, `${max_results}`);
    for (const page_token of ['nonsense', 'e30=', '']) await search({ page_token }, `token ${page_token}`);
    await s.post(ISSUES, { experiment_id: 'abc' }, { as: 'no number' });
    await s.post(ISSUES, { experiment_id: '987654321' }, { as: 'unknown experiment' });
  }),
];
