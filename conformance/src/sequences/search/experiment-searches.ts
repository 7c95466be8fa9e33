import type { Sequence } from '../../compare/sequence.ts';
import type { Player } from '../../compare/sequence.ts';
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

const SEARCH = '/mlflow/experiments/search';

/** Three experiments whose names only this sequence uses; `mine` is a clause that finds all of them. */
async function seedExperiments(s: Player): Promise<{ ids: string[]; mine: string; prefix: string }> {
  const prefix = s.unique('e');
  const ids: string[] = [];
  for (const [name, tags] of [
    ['alpha', { color: 'red', 'a b': 'spaced', team: 'Vision' }],
    ['Beta', { color: 'Red', 'mlflow.note.content': 'note' }],
    ['gamma_%', {}],
  ] as const) {
    const created = await s.post('/mlflow/experiments/create', {
      name: `${prefix}${name}`,
      tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
    });
    ids.push(created.at('experiment_id'));
    await s.tick();
  }
  return { ids, mine: `name LIKE '${prefix}%'`, prefix };
}

async function searchAll(s: Player, mine: string, clauses: readonly string[]): Promise<void> {
  for (const clause of clauses) {
    const filter = clause.trim() === '' ? mine : `${clause} AND ${mine}`;
    await s.post(SEARCH, { max_results: 10, filter }, { as: clause });
  }
}

/** Clauses that must stand alone, as they break when more is added. */
async function searchAlone(s: Player, filters: readonly string[]): Promise<void> {
  for (const filter of filters) {
    await s.post(SEARCH, { max_results: 10, filter }, { as: filter });
  }
}

const ORDERS: readonly (readonly string[])[] = [
  [],
  ['name'],
  ['name ASC'],
  ['name DESC'],
  ['name desc'],
  ['creation_time'],
  ['creation_time DESC'],
  ['last_update_time ASC'],
  ['experiment_id'],
  ['experiment_id DESC'],
  ['attribute.name DESC'],
  ['name', 'creation_time'],
  ['name', 'name'],
  ['tags.color'],
  ['artifact_location'],
  ['lifecycle_stage'],
  ['nosuch'],
  ['name SIDEWAYS'],
  [''],
  ['name, creation_time'],
];

export const experimentSearchSequences: readonly Sequence[] = [
  sequence('search/experiments filter: name and tags', async (s) => {
    const { mine, prefix } = await seedExperiments(s);
    await searchAll(s, mine, [
      ...clausesOf({
        keys: ['name', 'attribute.name', 'attributes.name'],
        comparators: TEXT_COMPARATORS,
        values: [`'${prefix}alpha'`, `'${prefix}BETA'`, "'%a'"],
      }),
      ...clausesOf({
        keys: [
          'tags.color',
          'tag.color',
          'tags.`a b`',
          'tags."a b"',
          'tags.mlflow.note.content',
          'tags.absent',
        ],
        comparators: TEXT_COMPARATORS,
        values: ["'red'", "'R%'"],
      }),
      ...clausesOf({
        keys: ['tags.color', 'tags.absent', 'name', 'creation_time'],
        comparators: ['IS', 'IS NOT', 'is'],
        values: ['NULL'],
      }),
    ]);
  }),
  sequence('search/experiments filter: ids and times', async (s) => {
    const { mine, ids } = await seedExperiments(s);
    const [first = '', second = ''] = ids;
    await searchAll(s, mine, [
      ...clausesOf({
        keys: ['creation_time', 'last_update_time', 'attribute.creation_time'],
        comparators: NUMBER_COMPARATORS,
        values: ['1600000000000', '4000000000000'],
      }),
      ...clausesOf({
        keys: ['creation_time', 'last_update_time'],
        comparators: ['=', '>', 'LIKE', 'IN'],
        values: ["'1'", '1.5', 'abc', '1e3'],
      }),
    ]);
    for (const [as, clause] of Object.entries({
      'id =': `experiment_id = '${first}'`,
      'id !=': `experiment_id != '${first}'`,
      'id IN': `experiment_id IN ('${first}', '${second}')`,
      'id NOT IN': `experiment_id NOT IN ('${first}')`,
      'id in': `experiment_id in ('${first}')`,
      'id bare': 'experiment_id = 987654321',
      'id >': `experiment_id > '${first}'`,
      'id LIKE': `experiment_id LIKE '${first}'`,
      'id word': `experiment_id = 'abc'`,
      'id list of words': `experiment_id IN ('abc')`,
      'id list of numbers': 'experiment_id IN (987654321)',
    })) {
      await s.post(SEARCH, { max_results: 10, filter: `${clause} AND ${mine}` }, { as });
    }
  }),
  sequence('search/experiments filter: wrong comparators and keys', async (s) => {
    const { mine } = await seedExperiments(s);
    await searchAll(s, mine, [
      ...clausesOf({
        keys: ['name', 'tags.color', 'creation_time', 'experiment_id'],
        comparators: [...WRONG_COMPARATORS, ...LIST_COMPARATORS, '>'],
        values: ["'1'"],
      }),
      ...clausesOf({
        keys: ['lifecycle_stage', 'artifact_location', 'params.a', 'metrics.a', 'nosuch.a', 'attribute.tags'],
        comparators: ['='],
        values: ["'1'", '1'],
      }),
    ]);
  }),
  ...['name', 'tags.color'].map((key) =>
    sequence(`search/experiments shapes: ${key}`, async (s) => {
      const { mine } = await seedExperiments(s);
      const whole = shapesFor(key);
      await searchAlone(
        s,
        whole.filter((shape) => shape.trim() !== '' && !/!=|NOT|NULL|LIKE/i.test(shape)),
      );
      await searchAll(s, mine, whole);
    }),
  ),
  sequence('search/superset experiments', async (s) => {
    const { mine } = await seedExperiments(s);
    await searchAll(s, mine, shapesFor('tags.color', SUPERSET_SHAPES));
  }),
  sequence('search/experiments order and paging', async (s) => {
    const { mine } = await seedExperiments(s);
    for (const order_by of ORDERS) {
      const body = { max_results: 10, filter: mine, order_by: [...order_by] };
      await s.post(SEARCH, body, { as: `order by ${order_by.join(' | ')}` });
    }
    for (const max_results of [1, 3, 4, 50_000, 50_001, 0, -1]) {
      await s.post(
        SEARCH,
        { max_results, filter: mine, order_by: ['name'] },
        { as: `max_results ${max_results}` },
      );
    }
    let page_token = '';
    for (let page = 0; page < 3; page += 1) {
      const body = { max_results: 2, filter: mine, order_by: ['name'], page_token };
      page_token = (await s.post(SEARCH, body, { as: `page ${page}` })).at('next_page_token');
    }
    await s.get(SEARCH, { max_results: 2, filter: mine, order_by: ['name', 'experiment_id'] });
    await s.get(SEARCH, { max_results: 50_001, filter: mine });
    await s.get(SEARCH, { max_results: 5, filter: mine, view_type: 'DELETED_ONLY' });
  }),
  sequence('search/experiments stages', async (s) => {
    const { mine, ids } = await seedExperiments(s);
    await s.post('/mlflow/experiments/delete', { experiment_id: ids[0] ?? '' });
    for (const view_type of ['ACTIVE_ONLY', 'DELETED_ONLY', 'ALL', 1, 2, 3, 0, 4, '2', 'NOPE', null]) {
      const body = { max_results: 10, filter: mine, view_type, order_by: ['name'] };
      await s.post(SEARCH, body, { as: `view ${String(view_type)}` });
    }
  }),
];
