import type { Difference } from '../compare/difference.ts';
import type { EndpointField } from '../endpoints.ts';
import { endpoints } from '../endpoints.ts';
import { invalid, invalidField } from './expected.ts';

/** The cases of `sequences/fields` that are no value of a field, by what the field is. */
const NUMBERS = [' number', ' fraction', ' whole fraction', ' beyond int64', ' beyond int32', ' boolean'];
const SHAPES = [' list', ' empty list', ' object'];
const WORDS = [' empty', ' word', ' decimal string', ' twice'];
const ITEMS = [
  ' list',
  ' list of numbers',
  ' list of null',
  ' list of empty objects',
  ' list with numbers for texts',
  ' list of lists',
];
const INTEGERS = [' empty', ' fraction', ' beyond int64', ' boolean', ' word', ...SHAPES];
const QUERY_INTEGERS = [' twice', '=abc', String.raw`=1\.5`, '=99999999999999999999'];
const WRONG_CASES: Readonly<Record<EndpointField['type'], readonly string[]>> = {
  string: [...NUMBERS, ...SHAPES],
  bool: [...NUMBERS.filter((as) => as !== ' boolean'), ...SHAPES, ...WORDS],
  int: [...INTEGERS, ...QUERY_INTEGERS],
  double: [' empty', ' word', ...SHAPES],
  enum: [...NUMBERS, ...SHAPES, ...WORDS, ' unknown word'],
  object: [...NUMBERS, ...SHAPES, ...WORDS],
};
/** Integers that MLflow declares with 32 bits. */
const SMALL = new Set(['max_results', 'start_step', 'end_step', 'num_parts']);

function wrongCases(field: EndpointField): readonly string[] {
  if (field.isRepeated === true) {
    return [...NUMBERS, ...WORDS, ' object', ...ITEMS];
  }
  return SMALL.has(field.name) ? [...WRONG_CASES[field.type], ' beyond int32'] : WRONG_CASES[field.type];
}

/** Exactly the steps that send a value which the field cannot have. */
const wrongValueSteps = endpoints.flatMap(({ id, fields }) =>
  fields.map((field) => `${id} › .* · (?<field>${field.name})(?:${wrongCases(field).join('|')})`),
);

const REASON =
  'MLflow drops such a field, or the whole message, without a word, or names another field first; nothing that was ' +
  'sent may be lost silently.';

export const fieldDifferences: readonly Difference[] = [
  {
    id: 'fields/whole numbers in messages',
    match: / › /,
    fields: ['body.message'],
    mlflow: { status: 400, message: /^Invalid value -?\d+\.0 for parameter .* 'float'/ },
    millrace: invalid(/^Invalid value -?\d+ for parameter .* 'int'/),
    reason: 'JSON does not tell 2.0 from 2, and Millrace reads it as JavaScript does.',
    isGeneral: true,
  },
  {
    id: 'fields/wrong values are refused by name',
    match: new RegExp(`^fields/(?:${wrongValueSteps.join('|')})$`),
    fields: ['status', 'body'],
    mlflow: { status: [200, 400, 404, 501] },
    millrace: invalid(invalidField),
    reason: REASON,
    isGeneral: true,
  },
  {
    id: 'fields/members of wrong values are refused by name',
    match:
      /^runs\/(?:log-batch|log-inputs): members › .* · (?:metric |param |tag )?(?<field>\w+) (?:number|fraction|negative|boolean|beyond int64|word|empty|5|true|\["a"\]|\{"a":1\})$/,
    fields: ['status', 'body'],
    mlflow: { status: [200, 400] },
    millrace: invalid(invalidField),
    reason: REASON,
    isGeneral: true,
  },
  {
    id: 'fields/integers out of range or with a fraction',
    match: new RegExp(
      '^(?:metrics/log-metric: timestamps and steps|runs/create: start times|runs/update: statuses and times|' +
        'metrics/get-history: order and paging) › .* · (?<field>timestamp|step|start_time|end_time|max_results) ' +
        String.raw`(?:"?9223372036854775808"?|"?-9223372036854775809"?|"?1e3"?|"?1\.0"?|1\.5|2147483648)$`,
    ),
    fields: ['status', 'body'],
    mlflow: { status: 200 },
    millrace: invalid(invalidField),
    reason: REASON,
    isGeneral: true,
  },
  {
    id: 'fields/unknown words and numbers of enums',
    match: new RegExp(
      '^(?:runs/update: statuses and times|logged-models/finalize|search/runs in several experiments and stages|' +
        'search/experiments stages) › .* · (?<field>status|view) (?:|finished|DONE|READY|7|0|4|NOPE)$',
    ),
    fields: ['status', 'body'],
    mlflow: { status: 200 },
    millrace: invalid(/^Invalid value .* for parameter '(?:status|view_type|run_view_type)'/),
    reason: REASON,
    isGeneral: true,
  },
  {
    id: 'fields/words that are no number',
    match: /^metrics\/log-metric: values › .* · (?<field>value) "(?:nan|inf)"$/,
    fields: ['status', 'body'],
    mlflow: { status: 200, values: { error_code: undefined } },
    millrace: invalid(invalidField),
    reason: 'The wire has NaN and Infinity; MLflow stores zero for any other word.',
  },
  {
    id: 'fields/words that are no boolean',
    match: /^logged-models\/delete › GET .*allow_deleted=nope$/,
    fields: ['status', 'body'],
    mlflow: { status: 404, errorCode: 'RESOURCE_DOES_NOT_EXIST' },
    millrace: invalid("Invalid boolean value: nope, must be 'true' or 'false'."),
    reason: 'MLflow takes any other word for false.',
  },
  {
    id: 'fields/required members',
    match:
      /^(?:experiments\/create: tags|runs\/create: users and tags|runs\/log-inputs: \w+|logged-models\/\w+(?:: members)?) › .* · (?:no key|empty key|tag without key|param without key|without dataset|(?:name|digest|source_type|source) (?:missing|null|""))$/,
    fields: ['status', 'body'],
    mlflow: { status: [200, 400] },
    millrace: invalid(
      /^Missing value for required parameter '\w+\[0\]\.(?:dataset|key|dataset\.\w+|tags\[0\]\.key)'/,
    ),
    reason:
      'A dataset without a name or a tag without a key is of no use to anybody; MLflow stores empty texts.',
    isGeneral: true,
  },
  {
    id: 'fields/ill-formed Unicode',
    match: / › .* · (?:lone surrogate|a lone surrogate)$/,
    fields: ['status', 'body'],
    mlflow: { status: [200, 400] },
    millrace: invalid(/^Invalid value ".*\\u[0-9a-f]{4}.*" for parameter/),
    reason: 'Half of a character cannot be stored; MLflow drops the text and goes on without it.',
    isGeneral: true,
  },
];
