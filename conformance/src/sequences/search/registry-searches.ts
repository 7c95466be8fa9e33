import type { Player, Sequence } from '../../compare/sequence.ts';
import { sequence } from '../../compare/sequence.ts';
import {
  clausesOf,
  LIST_COMPARATORS,
  NUMBER_COMPARATORS,
  shapesFor,
  SUPERSET_SHAPES,
  TEXT_COMPARATORS,
  WRONG_COMPARATORS,
} from './clauses.ts';

const MODELS = '/mlflow/registered-models/search';
const VERSIONS = '/mlflow/model-versions/search';
const IS_PROMPT = 'tags.`mlflow.prompt.is_prompt`';

/** Three models with versions, and a prompt, whose names only this sequence uses. */
async function seedRegistry(s: Player): Promise<{ mine: string; prefix: string }> {
  const prefix = s.unique('r').replaceAll(/[^\w]/g, '_');
  for (const [suffix, tags, versions] of [
    ['alpha', { color: 'red', 'a b': 'spaced', n: '1' }, 3],
    ['Beta', { color: 'Red', team: 'vision' }, 1],
    ['gamma', {}, 2],
    ['prompt', { 'mlflow.prompt.is_prompt': 'true', color: 'red' }, 2],
  ] as const) {
    const name = prefix + suffix;
    const pairs = Object.entries(tags).map(([key, value]) => ({ key, value }));
    await s.post('/mlflow/registered-models/create', { name, tags: pairs });
    await s.tick();
    for (let at = 1; at <= versions; at += 1) {
      const source = suffix === 'prompt' ? 'prompt-template' : `s3://bucket/${suffix}/${at}`;
      await s.post('/mlflow/model-versions/create', {
        name,
        source,
        run_id: `run${at}`,
        tags: [...pairs, { key: 'at', value: `${at}` }],
      });
      await s.tick();
    }
  }
  return { mine: `name LIKE '${prefix}%'`, prefix };
}

interface Search {
  readonly path: string;
  /** A clause that finds only what the sequence made. */
  readonly mine: string;
}

async function searchAll(s: Player, { path, mine }: Search, clauses: readonly string[]): Promise<void> {
  for (const clause of clauses) {
    const filter = clause.trim() === '' ? mine : `${clause} AND ${mine}`;
    await s.get(path, { filter }, { as: clause });
  }
}

async function searchAlone(s: Player, path: string, filters: readonly string[]): Promise<void> {
  for (const filter of filters) await s.get(path, { filter, max_results: 1 }, { as: filter });
}

const PROMPT_CLAUSES = [
  ...clausesOf({
    keys: [IS_PROMPT, "tag.'mlflow.prompt.is_prompt'"],
    comparators: ['=', '!=', 'LIKE', 'ILIKE'],
    values: ["'true'", "'false'", "'True'", "'x'"],
  }),
  `${IS_PROMPT} = 'true' AND ${IS_PROMPT} = 'false'`,
  `${IS_PROMPT} = 'false' AND ${IS_PROMPT} = 'true'`,
  `${IS_PROMPT} = 'true' AND tags.color = 'red'`,
];

const ORDERS: readonly (readonly string[])[] = [
  ['name'],
  ['name DESC'],
  ['name desc'],
  ['timestamp'],
  ['timestamp DESC'],
  ['last_updated_timestamp ASC'],
  ['last_updated_timestamp DESC', 'name'],
  ['creation_timestamp'],
  ['creation_timestamp DESC'],
  ['version_number'],
  ['version_number DESC', 'name'],
  ['name', 'version_number'],
  ['attribute.name'],
  ['tags.color'],
  ['run_id'],
  ['nosuch'],
  ['name', 'name DESC'],
  ['timestamp', 'last_updated_timestamp'],
  ['name SIDEWAYS'],
  [''],
  ['name, timestamp'],
];

async function pages(s: Player, { path, mine }: Search, sizes: readonly string[]): Promise<void> {
  for (const order_by of ORDERS) {
    await s.get(path, { filter: mine, order_by }, { as: `order ${order_by.join(' + ')}` });
  }
  for (const max_results of sizes) {
    await s.get(path, { filter: mine, max_results }, { as: `max_results ${max_results}` });
  }
  const first = await s.get(path, { filter: mine, max_results: 2 });
  const page_token = first.at('next_page_token');
  await s.get(path, { filter: mine, max_results: 2, page_token }, { as: 'second page' });
  for (const bad of ['nonsense', 'e30=', 'eyJvZmZzZXQiOiAxfQ==', '']) {
    await s.get(path, { filter: mine, max_results: 2, page_token: bad }, { as: `token ${bad}` });
  }
}

export const registrySearchSequences: readonly Sequence[] = [
  sequence('search/registered models: clauses', async (s) => {
    const { mine, prefix } = await seedRegistry(s);
    await searchAll(s, { path: MODELS, mine }, [
      '',
      ...clausesOf({
        keys: ['name', 'attribute.name', 'attributes.name', '`name`'],
        comparators: TEXT_COMPARATORS,
        values: [`'${prefix}alpha'`, `'${prefix}ALPHA'`, "'%a'", '"%A"'],
      }),
      ...clausesOf({
        keys: ['tags.color', 'tag.color', 'tags.`a b`', 'tags."a b"', 'tags.absent', 'tags.`color`'],
        comparators: TEXT_COMPARATORS,
        values: ["'red'", "'R%'", '"red"'],
      }),
      ...clausesOf({
        keys: ['name', 'tags.color'],
        comparators: LIST_COMPARATORS,
        values: [`('${prefix}alpha', '${prefix}gamma')`, "('red')"],
      }),
      "tags.color = 'red' AND tags.n = '1'",
      "tags.color = 'red' AND tags.color != 'x'",
      "tags.color LIKE 'r%' AND tags.color LIKE '%d'",
      ...PROMPT_CLAUSES,
    ]);
  }),
  sequence('search/registered models: shapes', async (s) => {
    await searchAlone(s, MODELS, [
      ...shapesFor('name'),
      ...shapesFor('tags.color'),
      ...clausesOf({ keys: ['name', 'tags.color'], comparators: WRONG_COMPARATORS, values: ["'x'"] }),
      ...clausesOf({
        keys: ['run_id', 'version_number', 'creation_timestamp', 'metrics.m', 'params.p', 'user_id'],
        comparators: ['=', '>'],
        values: ["'x'", '1'],
      }),
    ]);
  }),
  sequence('search/superset registry', async (s) => {
    for (const filter of [
      ...shapesFor('name', SUPERSET_SHAPES),
      ...shapesFor('tags.color', SUPERSET_SHAPES),
    ]) {
      await s.get(MODELS, { filter }, { as: filter });
      await s.get(VERSIONS, { filter }, { as: filter });
    }
  }),
  sequence('search/registered models: orders and pages', async (s) => {
    const { mine } = await seedRegistry(s);
    await pages(s, { path: MODELS, mine }, ['1', '3', '0', '-1', '1000', '1001', 'x', '1.5']);
  }),
  sequence('search/model versions: clauses', async (s) => {
    const { mine, prefix } = await seedRegistry(s);
    await searchAll(s, { path: VERSIONS, mine }, [
      '',
      ...clausesOf({
        keys: ['name', 'attribute.name', 'run_id', 'source_path'],
        comparators: TEXT_COMPARATORS,
        values: [`'${prefix}alpha'`, "'%a'", "'run1'", "'s3://bucket/%/1'"],
      }),
      ...clausesOf({
        keys: ['version_number', 'attribute.version_number'],
        comparators: NUMBER_COMPARATORS,
        values: ['1', '2', "'2'", '2.5', '2.0', "'x'"],
      }),
      ...clausesOf({
        keys: ['tags.color', 'tag.at', 'tags.absent'],
        comparators: TEXT_COMPARATORS,
        values: ["'red'", "'1'"],
      }),
      ...clausesOf({
        keys: ['name', 'run_id', 'source_path', 'version_number', 'tags.at'],
        comparators: LIST_COMPARATORS,
        values: [`('${prefix}alpha', '${prefix}gamma')`, "('run1', 'run2')", "('1')", '(1, 2)'],
      }),
      "tags.color = 'red' AND tags.at = '1'",
      "run_id = 'run1' AND version_number > 0",
      ...PROMPT_CLAUSES,
    ]);
  }),
  sequence('search/model versions: shapes', async (s) => {
    // Not what finds everything: that depends on what other sequences are making at the time.
    await searchAlone(s, VERSIONS, [
      ...['name', 'tags.color', 'version_number', 'run_id'].flatMap((key) =>
        shapesFor(key).filter((filter) => !/^$|LIKE '_?%'$|^(?:name|run_id) not in /i.test(filter)),
      ),
      ...clausesOf({ keys: ['name', 'version_number'], comparators: WRONG_COMPARATORS, values: ["'x'"] }),
      ...clausesOf({
        keys: ['creation_timestamp', 'last_updated_timestamp', 'current_stage', 'user_id', 'metrics.m'],
        comparators: ['=', '>'],
        values: ["'x'", '1'],
      }),
    ]);
  }),
  sequence('search/model versions: orders and pages', async (s) => {
    const { mine } = await seedRegistry(s);
    await pages(s, { path: VERSIONS, mine }, ['1', '3', '0', '-1', '200000', '200001', 'x', '1.5']);
  }),
];
