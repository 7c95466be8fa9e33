import type { RequestJson } from '../../compare/request-json.ts';
import type { Player, Sequence } from '../../compare/sequence.ts';
import { sequence } from '../../compare/sequence.ts';
import { newExperiment, newRun } from '../fixture.ts';
import {
  clausesOf,
  LIST_COMPARATORS,
  NUMBER_COMPARATORS,
  shapesFor,
  SUPERSET_SHAPES,
  TEXT_COMPARATORS,
  WRONG_COMPARATORS,
} from './clauses.ts';

const SEARCH = '/mlflow/logged-models/search';

interface SeededModels {
  readonly experimentId: string;
  readonly runId: string;
  readonly modelIds: readonly string[];
}

/** Three models, with metrics on two datasets and on none. */
async function seedModels(s: Player): Promise<SeededModels> {
  const experimentId = await newExperiment(s);
  const runId = await newRun(s, experimentId);
  const modelIds: string[] = [];
  for (const [name, type, params, tags] of [
    ['clf-one', 'sklearn', { depth: '4' }, { color: 'red', 'a b': 'spaced' }],
    ['Clf-two', 'Agent', { depth: 'Ten' }, { color: 'Red' }],
    ['third', '', {}, {}],
  ] as const) {
    const created = await s.post('/mlflow/logged-models', {
      experiment_id: experimentId,
      name,
      model_type: type,
      source_run_id: runId,
      params: Object.entries(params).map(([key, value]) => ({ key, value })),
      tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
    });
    modelIds.push(created.at('model.info.model_id'));
    await s.tick();
  }
  await seedMetrics(s, runId, modelIds);
  return { experimentId, runId, modelIds };
}

async function seedMetrics(s: Player, run_id: string, [first, second]: readonly string[]): Promise<void> {
  const points: readonly (readonly [string | undefined, number, string?, string?])[] = [
    [first, 0.5],
    [first, 0.9, 'iris', 'd1'],
    [second, 0.7, 'iris', 'd2'],
    [second, 0.1, 'other', 'd1'],
  ];
  // Each has a step of its own: MLflow keeps one point for a model, key, time and step, whatever the dataset.
  for (const [step, [model_id, value, dataset_name, dataset_digest]] of points.entries()) {
    const point = { key: 'acc', value, timestamp: 5, step, model_id, dataset_name, dataset_digest };
    await s.post('/mlflow/runs/log-metric', { run_id, ...point });
  }
}

async function searchAll(s: Player, experimentId: string, filters: readonly string[]): Promise<void> {
  for (const filter of filters) {
    await s.post(SEARCH, { experiment_ids: [experimentId], filter }, { as: filter });
  }
}

const ORDERS: readonly (readonly RequestJson[])[] = [
  [],
  [{ field_name: 'name' }],
  [{ field_name: 'name', ascending: false }],
  [{ field_name: 'attributes.name' }],
  [{ field_name: 'creation_time' }],
  [{ field_name: 'creation_timestamp', ascending: false }],
  [{ field_name: 'last_updated_timestamp' }],
  [{ field_name: 'status' }],
  [{ field_name: 'model_type' }],
  [{ field_name: 'metrics.acc' }],
  [{ field_name: 'metrics.acc', ascending: false }],
  [{ field_name: 'metrics.acc', dataset_name: 'iris', dataset_digest: 'd1' }],
  [{ field_name: 'metrics.acc', dataset_name: 'iris' }],
  [{ field_name: 'metrics.absent' }],
  [{ field_name: 'name' }, { field_name: 'metrics.acc', ascending: false }],
  [{ field_name: 'name' }, { field_name: 'name' }],
  [{ field_name: 'params.depth' }],
  [{ field_name: 'tags.color' }],
  [{ field_name: 'nosuch' }],
  [{ field_name: 'metric.acc' }],
  [{ field_name: '' }],
  [{}],
  [{ field_name: 'name', dataset_name: 'iris' }],
  [{ field_name: 'name DESC' }],
];

export const modelSearchSequences: readonly Sequence[] = [
  sequence('search/models filter: attributes', async (s) => {
    const { experimentId, runId, modelIds } = await seedModels(s);
    await searchAll(s, experimentId, [
      ...clausesOf({
        keys: ['name', 'attributes.name', 'model_type'],
        comparators: [...TEXT_COMPARATORS, 'like', 'ilike'],
        values: ["'clf-one'", "'cl%'", '"cl%"'],
      }),
      ...clausesOf({
        keys: ['name', 'model_type'],
        comparators: LIST_COMPARATORS,
        values: ["('third', 'Agent')"],
      }),
      `model_id = '${modelIds[0] ?? ''}'`,
      `model_id IN ('${modelIds[0] ?? ''}', '${modelIds[1] ?? ''}')`,
      `source_run_id = '${runId}'`,
      `status = 1`,
      `status = '1'`,
      `status = 'LOGGED_MODEL_PENDING'`,
      `status != 2`,
      `artifact_location LIKE 'mlflow-artifacts:%'`,
      `artifact_uri LIKE '%'`,
      `experiment_id = '${experimentId}'`,
      `experiment_id = ${experimentId}`,
      `lifecycle_stage = 'active'`,
    ]);
  }),
  sequence('search/models filter: times and metrics', async (s) => {
    const { experimentId } = await seedModels(s);
    await searchAll(s, experimentId, [
      ...clausesOf({
        keys: [
          'creation_time',
          'creation_timestamp',
          'last_updated_timestamp',
          'attributes.creation_timestamp',
        ],
        comparators: NUMBER_COMPARATORS,
        values: ['1600000000000'],
      }),
      ...clausesOf({
        keys: ['metrics.acc', 'metrics.`acc`', 'metrics.absent'],
        comparators: NUMBER_COMPARATORS,
        values: ['0.5', '0.7'],
      }),
      ...clausesOf({
        keys: ['creation_timestamp_ms', 'metrics.acc', 'creation_time'],
        comparators: ['=', 'LIKE', 'IN', '>'],
        values: ["'1'", 'abc', "('1')"],
      }),
    ]);
  }),
  sequence('search/models filter: params and tags', async (s) => {
    const { experimentId } = await seedModels(s);
    await searchAll(s, experimentId, [
      ...clausesOf({
        keys: ['params.depth', 'tags.color', 'tags.`a b`', 'params.absent'],
        comparators: [...TEXT_COMPARATORS, ...LIST_COMPARATORS, '>', 'IS'],
        values: ["'red'", "'T%'", "('4', 'red')", '4'],
      }),
      ...clausesOf({
        keys: ['param.depth', 'tag.color', 'metric.acc', 'attribute.name', 'nosuch.a', 'nosuch'],
        comparators: ['='],
        values: ["'1'"],
      }),
      ...clausesOf({ keys: ['name', 'metrics.acc'], comparators: WRONG_COMPARATORS, values: ["'1'", '1'] }),
    ]);
  }),
  ...['name', 'tags.color', 'metrics.acc'].map((key) =>
    sequence(`search/models shapes: ${key}`, async (s) => {
      const { experimentId } = await seedModels(s);
      await searchAll(s, experimentId, shapesFor(key));
    }),
  ),
  sequence('search/superset models', async (s) => {
    const { experimentId } = await seedModels(s);
    await searchAll(s, experimentId, shapesFor('tags.color', SUPERSET_SHAPES));
  }),
  sequence('search/models order, paging, datasets', async (s) => {
    const { experimentId } = await seedModels(s);
    const base = { experiment_ids: [experimentId] };
    for (const [index, order_by] of ORDERS.entries()) {
      await s.post(SEARCH, { ...base, order_by: [...order_by] }, { as: `order ${index}` });
    }
    for (const max_results of [1, 2, 3, 4, 50_001, 0, -1]) {
      await s.post(SEARCH, { ...base, max_results }, { as: `max_results ${max_results}` });
    }
    const page = await s.post(SEARCH, { ...base, max_results: 2 }, { as: 'first page' });
    const page_token = page.at('next_page_token');
    await s.post(SEARCH, { ...base, max_results: 2, page_token }, { as: 'second page' });
    await s.post(SEARCH, { ...base, page_token, filter: "name = 'x'" }, { as: 'token with another filter' });
    await s.post(
      SEARCH,
      { ...base, page_token, order_by: [{ field_name: 'name' }] },
      { as: 'token with another order' },
    );
    await s.post(
      SEARCH,
      { experiment_ids: [experimentId, '0'], page_token },
      { as: 'token with other experiments' },
    );
    await s.post(SEARCH, { ...base, page_token: 'AAAA' }, { as: 'token AAAA' });
    for (const filter of ['', 'metrics.acc > 0.6', 'metrics.acc > 0.6 AND metrics.acc < 0.8']) {
      for (const dataset of [{ dataset_name: 'iris' }, { dataset_name: 'iris', dataset_digest: 'd1' }, {}]) {
        await s.post(
          SEARCH,
          { ...base, filter, datasets: [dataset] },
          { as: `datasets ${JSON.stringify(dataset)}` },
        );
      }
    }
    await s.post(SEARCH, { experiment_ids: [] }, { as: 'no experiments' });
  }),
];
