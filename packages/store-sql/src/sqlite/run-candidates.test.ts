import type { Run } from '@millrace/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testEnvironment } from '../testing/environment.ts';
import { openSqliteStore } from './sqlite-tracking-store.ts';

/** More than an index is asked for, so that both ways of searching are taken. */
const RUNS = 1200;
const LONG = 'x'.repeat(70);

const store = openSqliteStore({ path: ':memory:', environment: testEnvironment() });

const runs: Run[] = [];

beforeAll(async () => {
  for (let index = 0; index < RUNS; index += 1) {
    const { info } = await store.runs.create({
      experiment_id: '0',
      user_id: '',
      run_name: `run-${index}`,
      start_time: index % 50,
      tags: [{ key: 'stage', value: index % 100 === 0 ? 'rare 😀%' : 'common' }],
    });
    await store.runs.logBatch(info.run_id, {
      params: [
        { key: 'serial', value: `s-${index}` },
        { key: 'parity', value: index % 2 === 0 ? 'even' : 'odd' },
        ...(index % 3 === 0 ? [{ key: 'long', value: `${LONG}${index % 9}` }] : []),
      ],
    });
    runs.push(await store.runs.get(info.run_id));
  }
  const other = await store.experiments.create({ name: 'other', tags: [] });
  const { info } = await store.runs.create({
    experiment_id: other,
    user_id: '',
    run_name: 'run-7',
    start_time: 0,
    tags: [],
  });
  await store.runs.logParam(info.run_id, { key: 'serial', value: 's-7' });
});
afterAll(() => store.close());

type Test = (value: (kind: 'params' | 'tags', key: string) => string | undefined, run: Run) => boolean;

const FILTERS: readonly (readonly [filter: string, test: Test])[] = [
  ["params.serial = 's-7'", (value) => value('params', 'serial') === 's-7'],
  ["params.serial = 'S-7'", () => false],
  ["params.missing = 's-7'", () => false],
  ["params.parity = 'odd'", (value) => value('params', 'parity') === 'odd'],
  [
    "params.serial IN ('s-1', 's-1199', 's-1200')",
    (value) => ['s-1', 's-1199'].includes(value('params', 'serial') ?? ''),
  ],
  ["params.serial LIKE 's-11%'", (value) => value('params', 'serial')?.startsWith('s-11') === true],
  ["params.serial LIKE 's-_7'", (value) => /^s-.7$/u.test(value('params', 'serial') ?? '')],
  ["params.serial LIKE '%-77'", (value) => value('params', 'serial') === 's-77'],
  ["params.serial ILIKE 'S-77'", (value) => value('params', 'serial') === 's-77'],
  [`params.long = '${LONG}3'`, (value) => value('params', 'long') === `${LONG}3`],
  [`params.long = '${LONG}'`, () => false],
  [`params.long LIKE '${LONG}6%'`, (value) => value('params', 'long') === `${LONG}6`],
  ["tags.stage = 'rare 😀%'", (value) => value('tags', 'stage') === 'rare 😀%'],
  ["tags.stage LIKE 'rare 😀%'", (value) => value('tags', 'stage') === 'rare 😀%'],
  ["tags.stage != 'common'", (value) => value('tags', 'stage') !== 'common'],
  ["tags.`mlflow.runName` = 'run-7'", (_, run) => run.info.run_name === 'run-7'],
  ["attributes.run_name = 'run-7'", (_, run) => run.info.run_name === 'run-7'],
  ["attributes.run_name LIKE 'run-99%'", (_, run) => run.info.run_name.startsWith('run-99')],
  [
    "params.parity = 'even' AND tags.stage = 'rare 😀%' AND attributes.start_time >= 0",
    (value) => value('tags', 'stage') === 'rare 😀%',
  ],
  [
    "params.serial = 's-7' OR params.serial = 's-8'",
    (value) => ['s-7', 's-8'].includes(value('params', 'serial') ?? ''),
  ],
  [
    "NOT params.serial = 's-7' AND params.serial LIKE 's-7%'",
    (value) => value('params', 'serial') !== 's-7' && value('params', 'serial')?.startsWith('s-7') === true,
  ],
];

describe('a search that an index of values can serve', () => {
  it.each(FILTERS)('%s', async (filter, test) => {
    const expected = runs
      .filter((run) => test((kind, key) => run.data[kind].find((pair) => pair.key === key)?.value, run))
      .toSorted(
        (left, right) =>
          Number(right.info.start_time) - Number(left.info.start_time) ||
          (left.info.run_id < right.info.run_id ? -1 : 1),
      )
      .map(({ info }) => info.run_name);
    const found: string[] = [];
    let page_token: string | undefined;
    do {
      const page = await store.runs.search({
        experiment_ids: ['0'],
        run_view_type: 'ACTIVE_ONLY',
        filter,
        max_results: 7,
        page_token,
      });
      found.push(...page.items.map(({ info }) => info.run_name));
      page_token = page.next_page_token;
    } while (page_token !== undefined);
    expect(found).toEqual(expected);
  });

  it('finds the same when a value was common a moment ago', async () => {
    const search = async (): Promise<number> => {
      const filter = "tags.kind = 'many'";
      const query = { experiment_ids: ['0'], run_view_type: 'ALL', max_results: 5000, filter } as const;
      return (await store.runs.search(query)).items.length;
    };
    for (const run of runs) await store.runs.setTag(run.info.run_id, { key: 'kind', value: 'many' });
    expect(await search()).toBe(RUNS);
    for (const run of runs.slice(3))
      await store.runs.setTag(run.info.run_id, { key: 'kind', value: 'other' });
    expect(await search()).toBe(3);
  });

  it('finds a tag and a name by what they are now', async () => {
    const runId = runs[3]?.info.run_id ?? '';
    const search = async (filter: string): Promise<number> => {
      const query = { experiment_ids: ['0'], run_view_type: 'ALL', max_results: 100, filter } as const;
      return (await store.runs.search(query)).items.length;
    };
    await store.runs.setTag(runId, { key: 'stage', value: 'first' });
    await store.runs.setTag(runId, { key: 'stage', value: 'second' });
    await store.runs.update(runId, { run_name: 'renamed' });
    expect(await search("tags.stage = 'first'")).toBe(0);
    expect(await search("tags.stage = 'second'")).toBe(1);
    expect(await search("attributes.run_name = 'run-3'")).toBe(0);
    expect(await search("attributes.run_name = 'renamed'")).toBe(1);
    await store.runs.deleteTag(runId, 'stage');
    expect(await search("tags.stage = 'second'")).toBe(0);
  });
});
