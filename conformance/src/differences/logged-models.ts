import type { Difference } from '../compare/difference.ts';
import { DATABASE_TEXT, invalid } from './expected.ts';

export const modelDifferences: readonly Difference[] = [
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
  {
    id: 'logged-models/the same tag twice',
    match: /^logged-models\/create: members › POST .* · tag twice$/,
    fields: ['status', 'body'],
    mlflow: { status: 400, errorCode: 'BAD_REQUEST', message: DATABASE_TEXT },
    millrace: { status: 200 },
    reason: 'The last value wins, as when the tags are set one after the other.',
  },
  {
    id: 'logged-models/two ids',
    match:
      /^(?:logged-models\/(?:finalize|params|unknown)|fields\/logged-models:(?:finalize|log-params)) › (?:PATCH|POST) /,
    fields: ['status', 'body'],
    mlflow: { status: [200, 404] },
    millrace: invalid(/^The path names model_id '.*', the request body '.*'\.$/),
    reason:
      'Which of two different ids means the model must not be in doubt; MLflow takes now the one, now the other.',
    isGeneral: true,
  },
  {
    id: 'logged-models/tag keys with a slash',
    match: /^logged-models\/tags › DELETE .*\/tags\/a%2Fb · a%2Fb$/,
    fields: ['status', 'kind', 'body', 'headers.content-type'],
    mlflow: { status: 404, kind: 'html' },
    millrace: { status: 200 },
    reason: 'A tag that can be set can be deleted.',
  },
];
