import type { Difference } from './compare/difference.ts';

const invalid = (message?: string | RegExp): Difference['millrace'] => ({
  status: 400,
  errorCode: 'INVALID_PARAMETER_VALUE',
  ...(message === undefined ? {} : { message }),
});
const DATABASE_TEXT = /<database text>/;
const missing = (name: string): string =>
  `Missing value for required parameter '${name}'. See the API docs for more information about request parameters.`;

/** A bare word in a body: MLflow drops the whole message and stores zeros. */
function bareWord(token: string, stored: number | string): Difference {
  return {
    id: `metrics/bare ${token}`,
    match: new RegExp(`bare words and numbers too large › GET .* · after bare ${token}$`),
    fields: ['body.metrics'],
    mlflow: { status: 200, values: { 'metrics.0.value': 0, 'metrics.0.timestamp': 0, 'metrics.0.step': 0 } },
    millrace: {
      status: 200,
      values: { 'metrics.0.value': stored, 'metrics.0.timestamp': 5, 'metrics.0.step': 2 },
    },
    reason: 'Python and others write the bare word; storing the value that was meant beats storing a zero.',
  };
}

const DOUBLE_MAX = 1.797_693_134_862_315_7e308;

const metricDifferences: readonly Difference[] = [
  bareWord('NaN', 'NaN'),
  bareWord('Infinity', DOUBLE_MAX),
  bareWord('-Infinity', -DOUBLE_MAX),
  {
    id: 'metrics/bare NaN in a batch',
    match: /bare words and numbers too large › GET .* · after bare NaN in a batch$/,
    fields: ['body.metrics'],
    mlflow: { status: 200, values: { 'metrics.0.value': 0, 'metrics.0.timestamp': 0 } },
    millrace: { status: 200, values: { 'metrics.0.value': 'NaN', 'metrics.0.timestamp': 5 } },
    reason: 'As for a single point.',
  },
  {
    id: 'metrics/too large for a double',
    match: /bare words and numbers too large › POST .* · bare -?1e400$/,
    fields: ['status', 'body'],
    mlflow: { status: 200 },
    millrace: invalid(),
    reason: 'A number that no double can hold must not become a zero without a word.',
  },
  {
    id: 'metrics/too large for a double, afterwards',
    match: /bare words and numbers too large › GET .* · after bare -?1e400$/,
    fields: ['body'],
    mlflow: { status: 200, values: { 'metrics.0.value': 0, 'metrics.0.timestamp': 0 } },
    millrace: { status: 200, values: { metrics: undefined } },
    reason: 'Nothing was stored.',
  },
];

const runDifferences: readonly Difference[] = [
  {
    id: 'runs/create without an experiment',
    match: /fields\/runs:create › POST .*runs\/create · experiment_id (missing|null|empty)$/,
    fields: ['body'],
    mlflow: { status: 400, errorCode: 'BAD_REQUEST', message: DATABASE_TEXT },
    millrace: invalid(missing('experiment_id')),
    reason: 'MLflow answers with the text of a foreign-key failure.',
  },
  {
    id: 'runs/search duplicate order',
    match: /search\/runs order › .*order by (start_time \| start_time DESC|metrics\.loss \| metrics\.loss)$/,
    fields: ['status', 'body'],
    mlflow: { status: 500, errorCode: 'INTERNAL_ERROR', message: /contains duplicate fields/ },
    millrace: invalid(/duplicate/),
    reason: 'A fault of the request is a 400: clients retry a 500 for minutes.',
  },
  {
    id: 'runs/outputs repeated link',
    match: /runs\/outputs: a repeated link › POST .* · repeated$/,
    fields: ['status', 'body'],
    mlflow: { status: 400, errorCode: 'BAD_REQUEST', message: DATABASE_TEXT },
    millrace: { status: 200 },
    reason: 'Clients repeat requests; the same link again changes nothing, as with inputs.',
  },
];

const modelDifferences: readonly Difference[] = [
  {
    id: 'logged-models/params same value again',
    match: /logged-models\/params: a repeated key › POST .* · (same value|twice in one)$/,
    fields: ['status', 'body'],
    mlflow: { status: 400, errorCode: 'BAD_REQUEST', message: DATABASE_TEXT },
    millrace: { status: 200 },
    reason: 'Clients repeat requests; the same value again changes nothing, as with the params of a run.',
  },
  {
    id: 'logged-models/params other value',
    match: /logged-models\/params: a repeated key › POST .* · other value$/,
    fields: ['body'],
    mlflow: { status: 400, errorCode: 'BAD_REQUEST', message: DATABASE_TEXT },
    millrace: invalid(),
    reason: 'A param is write-once; the message says so instead of quoting the database.',
  },
  {
    id: 'logged-models/params twice in one, afterwards',
    match: /logged-models\/params: a repeated key › GET /,
    fields: ['body.model.data'],
    mlflow: { status: 200, values: { 'model.data.params.1': undefined } },
    millrace: { status: 200, values: { 'model.data.params.1.key': 'z' } },
    reason: 'The same value twice in one request is stored once.',
  },
];

const experimentDifferences: readonly Difference[] = [
  {
    id: 'experiments/update name clash',
    match: /experiments\/update: names › POST .*update · (clash|unicode)$/,
    fields: ['body'],
    mlflow: { status: 400, errorCode: 'BAD_REQUEST', message: DATABASE_TEXT },
    millrace: { status: 400, errorCode: 'RESOURCE_ALREADY_EXISTS' },
    reason: 'The code that experiments/create answers for the same fault.',
  },
];

const wireDifferences: readonly Difference[] = [
  {
    id: 'wire/gzip bodies',
    match: /wire\/compressed bodies › POST .* · gzip body$/,
    fields: ['status', 'body'],
    mlflow: { status: 400, errorCode: 'INVALID_PARAMETER_VALUE', message: missing('name') },
    millrace: { status: 200 },
    reason: 'A body is decoded as its header says; MLflow reads it as an empty object.',
  },
  {
    id: 'wire/broken gzip bodies',
    match: /wire\/compressed bodies › POST .* · (broken gzip body|unknown encoding)$/,
    fields: ['status', 'body'],
    mlflow: { status: 200 },
    millrace: { status: [400, 415] },
    reason: 'A body that is not what its header says is refused; MLflow ignores the header.',
  },
  {
    id: 'wire/not an object',
    match: /wire\/bodies that are not an object › POST .* · (set-experiment-tag|runs\/search|log-batch), /,
    fields: ['status', 'body'],
    mlflow: { status: [200, 400] },
    millrace: { status: [200, 400] },
    reason: 'MLflow reads what is not JSON as an empty object; Millrace may say that it is not JSON.',
    isOptional: true,
    isGeneral: true,
  },
  {
    id: 'wire/unknown paths',
    match: / › \w+ /,
    fields: ['kind', 'body', 'headers.content-type'],
    mlflow: { status: 404, kind: 'html' },
    millrace: { status: 404, kind: 'json', errorCode: 'ENDPOINT_NOT_FOUND' },
    reason: 'Clients read error_code; a page for a browser tells them nothing.',
    isGeneral: true,
  },
  {
    id: 'wire/paths without a handler',
    match: / › POST .* · path without a handler$/,
    fields: ['kind', 'body', 'headers.content-type'],
    mlflow: { status: 404, kind: 'empty' },
    millrace: { status: 404, kind: 'json', errorCode: 'ENDPOINT_NOT_FOUND' },
    reason: 'As for unknown paths.',
  },
  {
    id: 'wire/wrong methods',
    match: / › \w+ /,
    fields: ['status', 'kind', 'body', 'headers.content-type'],
    mlflow: { status: 405, kind: 'html' },
    millrace: { status: [404, 405], kind: 'json', errorCode: 'ENDPOINT_NOT_FOUND' },
    reason: 'As for unknown paths: a JSON error that clients can read.',
    isGeneral: true,
  },
  {
    id: 'wire/wrong methods without a body',
    match: / › (HEAD|OPTIONS) .* · wrong method$/,
    fields: ['status', 'kind', 'body', 'headers'],
    mlflow: { status: [200, 204, 400, 404, 405, 500, 501], kind: 'empty' },
    millrace: { status: [200, 204, 400, 404, 405, 501] },
    reason: 'Flask answers OPTIONS for each path and HEAD for each GET by itself; no client asks.',
    isOptional: true,
    isGeneral: true,
  },
  {
    id: 'wire/double slash',
    match: /wire\/unknown paths › GET \/api\/2\.0\/\/mlflow/,
    fields: ['status', 'kind', 'body', 'headers'],
    mlflow: { status: 308, kind: 'html' },
    millrace: { status: 404, kind: 'json', errorCode: 'ENDPOINT_NOT_FOUND' },
    reason: 'Flask redirects to the path with one slash; no client writes two.',
  },
];

/** MLflow breaks and says so; Millrace says what was wrong with the request. */
const faultDifferences: readonly Difference[] = [
  {
    id: 'faults/null is absent',
    match: / · \w+ null$/,
    fields: ['status', 'kind', 'body', 'headers.content-type'],
    mlflow: { status: 500, kind: 'html' },
    millrace: { status: 200 },
    reason: 'Everywhere else a null counts as an absent field.',
    isGeneral: true,
  },
  {
    id: 'faults/server error page',
    match: /^(?!.* · \w+ null$)/,
    fields: ['status', 'kind', 'body', 'headers.content-type'],
    mlflow: { status: 500, kind: 'html' },
    millrace: { status: [400, 404] },
    reason: 'A fault of the request is a 4xx with a code; clients retry a 500 for minutes.',
    isGeneral: true,
  },
  {
    id: 'faults/internal error',
    match: /^(?!.* · order by )/,
    fields: ['status', 'body'],
    mlflow: { status: 500, errorCode: 'INTERNAL_ERROR' },
    millrace: { status: [400, 404] },
    reason: 'As for the error page: MLflow lets a Python exception through.',
    isGeneral: true,
  },
  {
    id: 'faults/plain server error',
    match: / › PUT /,
    fields: ['status', 'kind', 'body', 'headers.content-type'],
    mlflow: { status: 500, kind: 'text' },
    millrace: { status: [400, 404] },
    reason: 'An upload over a folder or below a file is a fault of the request.',
    isGeneral: true,
  },
  {
    id: 'faults/database text',
    match: / › /,
    fields: ['status', 'body'],
    mlflow: { message: DATABASE_TEXT },
    millrace: { status: [200, 400, 404] },
    reason:
      'The text of a failed SQL statement is no message; what Millrace answers is in the entries above.',
    isGeneral: true,
  },
  {
    id: 'faults/error page for a missing argument',
    match: / › GET \/get-artifact/,
    fields: ['kind', 'body', 'headers.content-type'],
    mlflow: { status: 400, kind: 'html' },
    millrace: invalid(),
    reason: 'A JSON error instead of a page for a browser.',
    isGeneral: true,
  },
];

const searchDifferences: readonly Difference[] = [
  {
    id: 'search/superset',
    match: /search\/superset \w+ › POST .*\/search · /,
    fields: ['status', 'body'],
    mlflow: { status: [400, 500] },
    millrace: { status: 200 },
    reason: 'Millrace also reads OR, NOT and parentheses.',
    isGeneral: true,
  },
];

/** All reviewed deviations from MLflow. One that no longer occurs fails the comparison. */
export const differences: readonly Difference[] = [
  ...metricDifferences,
  ...runDifferences,
  ...modelDifferences,
  ...experimentDifferences,
  ...wireDifferences,
  ...searchDifferences,
  ...faultDifferences,
];
