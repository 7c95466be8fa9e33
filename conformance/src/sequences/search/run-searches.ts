import type { Player, Sequence } from '../../compare/sequence.ts';
import { sequence } from '../../compare/sequence.ts';
import { newExperiment } from '../fixture.ts';
import type { ClauseTable } from './clauses.ts';
import {
  clausesOf,
  LIST_COMPARATORS,
  NUMBER_COMPARATORS,
  shapesFor,
  SUPERSET_SHAPES,
  TEXT_COMPARATORS,
  WRONG_COMPARATORS,
} from './clauses.ts';
import { seedRuns } from './seed-runs.ts';

const ATTRIBUTE_TEXT_VALUES = ["'FINISHED'", "'first'", "'ada'", "'%i%'", '"FAILED"', "'%I%'"];
const tables: Readonly<Record<string, ClauseTable>> = {
  'metric values': {
    keys: ['metrics.loss', 'metric.loss'],
    comparators: NUMBER_COMPARATORS,
    values: ['0.5', '-1', '1e3'],
  },
  'odd metric keys': {
    keys: ['metrics.`val/acc`', 'metrics."val/acc"', 'metrics.a.b', 'metrics.`spaced key`', 'metrics.absent'],
    comparators: ['>', '!='],
    values: ['0'],
  },
  'metric kinds': {
    keys: ['metrics.loss', 'metrics.nan', 'metrics.inf'],
    comparators: ['=', '>', '!='],
    values: ["'0.5'", 'nan', '0', '1.7976931348623157e308', 'abc'],
  },
  params: {
    keys: ['params.depth', 'parameter.depth', 'param.depth', 'parameters.depth'],
    comparators: TEXT_COMPARATORS,
    values: ["'4'", "'%A%'"],
  },
  'odd param keys': {
    keys: ['params.`learning rate`', 'params."learning rate"', 'params.a.b', 'params.absent'],
    comparators: ['=', '!=', 'LIKE'],
    values: ["'0.1'"],
  },
  tags: {
    keys: ['tags.color', 'tag.color'],
    comparators: TEXT_COMPARATORS,
    values: ["'red'", "'RE%'", "'r_d'"],
  },
  'odd tag keys': {
    keys: ['tags.`mlflow.runName`', 'tags.mlflow.runName', 'tags."a b"', 'tags.ünï'],
    comparators: ['=', '!='],
    values: ["'first'"],
  },
  'text attributes': {
    keys: ['attributes.status', 'run_name', 'attr.user_id', 'run.artifact_uri'],
    comparators: TEXT_COMPARATORS,
    values: ATTRIBUTE_TEXT_VALUES,
  },
  'attribute aliases': {
    keys: [
      'attributes.`run name`',
      '`Run name`',
      '`Run Name`',
      'attribute.run_name',
      'attributes.`run_name`',
    ],
    comparators: ['='],
    values: ["'first'"],
  },
  'number attributes': {
    keys: ['start_time', 'attributes.end_time', 'created', 'Created'],
    comparators: NUMBER_COMPARATORS,
    values: ['1500000000002'],
  },
  'wrong number values': {
    keys: ['start_time', 'end_time'],
    comparators: ['=', '>', 'LIKE', 'IN'],
    values: ["'1500000000002'", 'abc', '1.5', "('1')"],
  },
  datasets: {
    keys: ['dataset.name', 'datasets.digest', 'dataset.context'],
    comparators: TEXT_COMPARATORS,
    values: ["'iris'", "'%A%'"],
  },
  'dataset lists': {
    keys: ['dataset.name', 'datasets.digest', 'dataset.context'],
    comparators: LIST_COMPARATORS,
    values: ["('iris', 'train')", "('d1')"],
  },
  'lists on other keys': {
    keys: ['status', 'run_name', 'tags.color', 'params.depth', 'metrics.loss'],
    comparators: LIST_COMPARATORS,
    values: ["('red', 'FINISHED')"],
  },
  'wrong comparators': {
    keys: ['metrics.loss', 'params.depth', 'tags.color', 'status', 'start_time', 'dataset.name'],
    comparators: [...WRONG_COMPARATORS, '>', 'LIKE'],
    values: ["'1'", '1'],
  },
  'is null': {
    keys: ['params.depth', 'tags.color', 'tags.absent', 'metrics.loss', 'status', 'dataset.name', 'end_time'],
    comparators: ['IS', 'IS NOT', 'is', 'is not'],
    values: ['NULL'],
  },
  'not filterable': {
    keys: [
      'experiment_id',
      'lifecycle_stage',
      'attributes.run_uuid',
      'dataset.source',
      'model.name',
      'inputs.x',
    ],
    comparators: ['='],
    values: ["'1'", '1'],
  },
};

async function searchAll(s: Player, experimentId: string, filters: readonly string[]): Promise<void> {
  for (const filter of filters) {
    await s.post('/mlflow/runs/search', { experiment_ids: [experimentId], filter }, { as: filter });
  }
}

const ORDERS: readonly (readonly string[])[] = [
  [],
  ['start_time'],
  ['start_time ASC'],
  ['start_time desc'],
  ['attributes.start_time DESC'],
  ['end_time'],
  ['end_time DESC'],
  ['run_name'],
  ['`run name` DESC'],
  ['status', 'start_time ASC'],
  ['attribute.user_id DESC'],
  ['experiment_id'],
  ['Created DESC'],
  ['metrics.loss'],
  ['metrics.loss DESC'],
  ['metric.nan'],
  ['metric.nan DESC'],
  ['metrics.inf DESC'],
  ['metrics.`val/acc` ASC'],
  ['metrics."val/acc" DESC'],
  ['params.depth'],
  ['params.depth DESC'],
  ['params.`learning rate`'],
  ['tags.color'],
  ['tags.color DESC', 'metrics.loss ASC'],
  ['tag.`mlflow.runName`'],
  ['params.absent'],
  ['metrics.loss', 'params.depth DESC', 'tags.color ASC'],
  ['start_time', 'start_time DESC'],
  ['metrics.loss', 'metrics.loss'],
  ['nosuch'],
  ['lifecycle_stage'],
  ['dataset.name'],
  ['metrics.loss SIDEWAYS'],
  ['metrics.loss ASC DESC'],
  [''],
  ['metrics'],
  ['metrics.'],
  ['start_time,end_time'],
  ['start_time ASC, end_time'],
  ["'start_time'"],
  ['1'],
];

export const runSearchSequences: readonly Sequence[] = [
  ...Object.entries(tables).map(([name, table]) =>
    sequence(`search/runs filter: ${name}`, async (s) => {
      const { experimentId } = await seedRuns(s);
      await searchAll(s, experimentId, clausesOf(table));
    }),
  ),
  ...['tags.color', 'params.depth', 'run_name', 'metrics.loss', 'dataset.name'].map((key) =>
    sequence(`search/runs shapes: ${key}`, async (s) => {
      const { experimentId } = await seedRuns(s);
      await searchAll(s, experimentId, shapesFor(key));
    }),
  ),
  sequence('search/superset runs', async (s) => {
    const { experimentId } = await seedRuns(s);
    await searchAll(s, experimentId, [
      ...shapesFor('tags.color', SUPERSET_SHAPES),
      ...shapesFor('params.depth', SUPERSET_SHAPES),
    ]);
  }),
  sequence('search/runs order', async (s) => {
    const { experimentId } = await seedRuns(s);
    for (const order_by of ORDERS) {
      const body = { experiment_ids: [experimentId], order_by: [...order_by], run_view_type: 'ALL' };
      await s.post('/mlflow/runs/search', body, { as: `order by ${order_by.join(' | ')}` });
    }
  }),
  sequence('search/runs filter: run ids', async (s) => {
    const { experimentId, runIds } = await seedRuns(s);
    const [first = '', second = ''] = runIds;
    await searchAll(s, experimentId, [
      `run_id = '${first}'`,
      `run_id != '${first}'`,
      `attributes.run_id IN ('${first}', '${second}')`,
      `attributes.run_id NOT IN ('${first}', '${second}')`,
      `run_id in ('${first}')`,
      `run_id LIKE '${first.slice(0, 31)}%'`,
      `run_id ILIKE '${first.toUpperCase()}'`,
      `run_id IN ()`,
      `run_id IN (abc)`,
      `run_id = '${first}' AND status = 'RUNNING' AND metrics.loss < 10 AND tags.color LIKE '%e%'`,
    ]);
  }),
  sequence('search/runs paging', async (s) => {
    const { experimentId } = await seedRuns(s);
    const body = { experiment_ids: [experimentId], order_by: ['start_time ASC'] };
    for (const max_results of [1, 2, 4, 5, 6, 1000, 50_000, 50_001, 0, -1]) {
      await s.post('/mlflow/runs/search', { ...body, max_results }, { as: `max_results ${max_results}` });
    }
    let page_token = '';
    for (let page = 0; page < 4; page += 1) {
      const answer = await s.post(
        '/mlflow/runs/search',
        { ...body, max_results: 2, page_token },
        { as: `page ${page}` },
      );
      page_token = answer.at('next_page_token');
    }
    for (const token of [
      'eyJvZmZzZXQiOiAyfQ==',
      'eyJvZmZzZXQiOiAwfQ==',
      'eyJ4IjogMX0=',
      'AAAA',
      'not base64!',
      'WzFd',
    ]) {
      await s.post('/mlflow/runs/search', { ...body, page_token: token }, { as: `token ${token}` });
    }
  }),
  sequence('search/runs in several experiments and stages', async (s) => {
    const first = await seedRuns(s, 'one');
    const second = await newExperiment(s, 'two');
    await s.post('/mlflow/runs/create', { experiment_id: second, run_name: 'elsewhere', start_time: 5 });
    await s.post('/mlflow/runs/delete', { run_id: first.runIds[0] ?? '' });
    const both = [first.experimentId, second];
    for (const run_view_type of ['ACTIVE_ONLY', 'DELETED_ONLY', 'ALL', 1, 2, 3, 0, 4, 'NOPE', null, '']) {
      const as = `view ${String(run_view_type)}`;
      await s.post('/mlflow/runs/search', { experiment_ids: both, run_view_type }, { as });
    }
    await s.post('/mlflow/runs/search', { experiment_ids: [] }, { as: 'no experiments' });
    await s.post('/mlflow/runs/search', { experiment_ids: [second, second] }, { as: 'the same twice' });
    await s.post('/mlflow/runs/search', { experiment_ids: both, order_by: ['experiment_id DESC'] });
    await s.post('/mlflow/experiments/delete', { experiment_id: second });
    await s.post(
      '/mlflow/runs/search',
      { experiment_ids: both, run_view_type: 'ALL' },
      { as: 'one deleted' },
    );
  }),
];
