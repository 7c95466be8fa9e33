import type { RequestJson } from '../../compare/request-json.ts';
import { raw } from '../../compare/request-json.ts';
import type { Player, Query, Sequence } from '../../compare/sequence.ts';
import { sequence } from '../../compare/sequence.ts';
import type { Endpoint, EndpointField } from '../../endpoints.ts';
import { endpoints } from '../../endpoints.ts';
import type { Fixture, FixtureOptions } from '../fixture.ts';
import { fullFixture } from '../fixture.ts';
import type { Members } from './well-formed-requests.ts';
import { wellFormedRequests } from './well-formed-requests.ts';

/** For each endpoint: every field missing, null, empty, of every wrong type, and spelled differently. */
export const fieldSequences: readonly Sequence[] = endpoints
  .filter((endpoint) => wellFormedRequests[endpoint.id] !== undefined)
  .map((endpoint) =>
    sequence(`fields/${endpoint.id}`, async (s) => {
      const fixture = await fullFixture(s, 'home', wants(endpoint));
      await (endpoint.takes === 'query' ? queryCases(s, endpoint, fixture) : bodyCases(s, endpoint, fixture));
      await readBack(s, fixture);
    }),
  );

const EVALUATION = /^(?:evaluation-datasets|scorers|issues|label-schemas|review-queues):/;

function wants({ id }: Endpoint): FixtureOptions {
  return { hasEvaluation: EVALUATION.test(id), hasWebhook: id.startsWith('webhooks:') };
}

interface FieldCase {
  readonly as: string;
  /** Changes a well-formed request. */
  readonly change: (members: Members) => Members;
}

async function bodyCases(s: Player, endpoint: Endpoint, fixture: Fixture): Promise<void> {
  const cases = [
    { as: 'well-formed', change: (members: Members): Members => members },
    ...endpoint.fields.filter((each) => each.isInPath !== true || each.isRequired === true).flatMap(casesOf),
    { as: 'unknown fields', change: (members: Members): Members => ({ ...members, zzz: 1, yyy: { a: [] } }) },
  ];
  // MLflow breaks on some nulls, which Millrace takes as absent: what those store is not read back.
  const shadow = await fullFixture(s, 'shadow', wants(endpoint));
  for (const [index, { as, change }] of cases.entries()) {
    const place = as.endsWith(' null') ? shadow : fixture;
    const wellFormed = requestOf(endpoint, place, s.unique(`n${index}`));
    const path = pathOf(endpoint, wellFormed);
    await s.json(endpoint.method, path, { as, json: change(bodyOf(endpoint, wellFormed)) });
  }
}

async function queryCases(s: Player, endpoint: Endpoint, fixture: Fixture): Promise<void> {
  const wellFormed = requestOf(endpoint, fixture, s.unique('n'));
  const path = pathOf(endpoint, wellFormed);
  const query = queryOf(endpoint, wellFormed);
  await s.get(path, query, { as: 'well-formed' });
  await s.get(path, { ...query, zzz: '1' }, { as: 'unknown field' });
  for (const { name, type, isInPath } of endpoint.fields) {
    if (isInPath === true) {
      continue;
    }
    await s.get(path, { ...query, [name]: undefined }, { as: `${name} missing` });
    await s.get(path, { ...query, [name]: '' }, { as: `${name} empty` });
    await s.get(path, { ...query, [name]: ['x1', 'x2'] }, { as: `${name} twice` });
    if (camelCase(name) !== name) {
      const respelled = { ...query, [name]: undefined, [camelCase(name)]: query[name] };
      await s.get(path, respelled, { as: `${camelCase(name)} for ${name}` });
    }
    for (const text of type === 'int' ? ['abc', '1.5', '-1', '0', '99999999999999999999'] : []) {
      await s.get(path, { ...query, [name]: text }, { as: `${name}=${text}` });
    }
  }
}

function casesOf(field: EndpointField): FieldCase[] {
  const { name } = field;
  const set = (as: string, value: RequestJson): FieldCase => ({
    as: `${name} ${as}`,
    change: (members) => ({ ...members, [name]: value }),
  });
  const cases = [
    set('missing', undefined),
    set('null', null),
    set('empty', ''),
    ...WRONG_VALUES.filter(([as]) => !isRight(field, as)).map(([as, value]) => set(as, value)),
    ...(field.isRepeated === true ? REPEATED_VALUES.map(([as, value]) => set(as, value)) : []),
    ...(field.type === 'enum' ? [set('unknown word', 'NO_SUCH_WORD'), set('as number 2', 2)] : []),
  ];
  const camel = camelCase(name);
  if (camel !== name) {
    const without = (members: Members): Members => ({ ...members, [name]: undefined });
    cases.push({
      as: `${camel} for ${name}`,
      change: (members) => ({ ...without(members), [camel]: members[name] }),
    });
    cases.push({
      as: `${name} and ${camel}`,
      change: (members) => ({ ...members, [camel]: members[name] }),
    });
  }
  return cases;
}

/** The numbers are larger than any experiment id of a run of this corpus. */
const WRONG_VALUES: readonly (readonly [string, RequestJson])[] = [
  ['number', 40_002],
  ['fraction', raw('1.5')],
  ['whole fraction', raw('2.0')],
  ['beyond int64', 2n ** 63n],
  ['beyond int32', 2n ** 31n],
  ['boolean', true],
  ['word', 'abc'],
  ['decimal string', '40001'],
  ['list', ['a']],
  ['empty list', []],
  ['object', { a: 'b' }],
];

const REPEATED_VALUES: readonly (readonly [string, RequestJson])[] = [
  ['list of numbers', [40_001, 40_002]],
  ['list of null', [null]],
  ['list of empty objects', [{}]],
  ['list with numbers for texts', [{ key: 1, value: 2 }]],
  ['list of lists', [[]]],
];

/** Values of the field's own type say nothing here: special sequences try them. */
function isRight({ type, isRepeated, isInPath }: EndpointField, as: string): boolean {
  return type === 'string' && isRepeated !== true && isInPath !== true && as === 'word';
}

function requestOf(endpoint: Endpoint, fixture: Fixture, tag: string): Members {
  return wellFormedRequests[endpoint.id]?.(fixture, tag) ?? {};
}

/** The path with its segments filled in from the request. */
function pathOf(endpoint: Endpoint, members: Members): string {
  return endpoint.path.replaceAll(/\{(\w+)\*?\}/g, (_, name: string) =>
    encodeURIComponent(textOf(members[name])),
  );
}

function bodyOf(endpoint: Endpoint, members: Members): Members {
  const names = new Set(endpoint.fields.map((each) => each.name));
  return Object.fromEntries(Object.entries(members).filter(([name]) => names.has(name)));
}

function queryOf(endpoint: Endpoint, members: Members): Query {
  const inQuery = endpoint.fields.filter((each) => each.isInPath !== true);
  return Object.fromEntries(
    inQuery.map(({ name }) => {
      const value = members[name];
      return [
        name,
        Array.isArray(value) ? value.map(textOf) : value === undefined ? undefined : textOf(value),
      ];
    }),
  );
}

function textOf(value: RequestJson): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? '');
}

function camelCase(name: string): string {
  return name.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

/** What the strange requests have left behind. */
async function readBack(s: Player, { experimentId, runId, modelId, registered }: Fixture): Promise<void> {
  await s.get('/mlflow/experiments/get', { experiment_id: experimentId }, { as: 'read back' });
  await s.get('/mlflow/runs/get', { run_id: runId }, { as: 'read back' });
  await s.get(`/mlflow/logged-models/${modelId}`, {}, { as: 'read back' });
  await s.get('/mlflow/registered-models/get', { name: registered }, { as: 'read back' });
  await s.get('/mlflow/model-versions/get', { name: registered, version: '1' }, { as: 'read back' });
}
