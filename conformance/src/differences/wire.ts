import type { Difference } from '../compare/difference.ts';
import { invalid, missing } from './expected.ts';

const bodyAndPathDifferences: readonly Difference[] = [
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
    reason: 'Clients read error_code; MLflow answers 404 with nothing.',
  },
  {
    id: 'wire/parts not served',
    match: /^wire\/parts not served › /,
    fields: ['status', 'kind', 'body', 'headers'],
    mlflow: { status: [200, 400, 404, 405, 422, 500, 503] },
    millrace: {
      status: 404,
      kind: 'json',
      errorCode: 'ENDPOINT_NOT_FOUND',
      message: /^No endpoint answers /,
    },
    reason: 'The parts listed below are not here.',
  },
  {
    id: 'wire/wrong methods',
    match: / › \w+ /,
    fields: ['status', 'kind', 'body', 'headers.content-type'],
    mlflow: { status: 405, kind: 'html' },
    millrace: { status: [404, 405], kind: 'json', errorCode: 'ENDPOINT_NOT_FOUND' },
    reason: 'A JSON error with a code instead of a page for a browser.',
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

const headerDifferences: readonly Difference[] = [
  {
    id: 'wire/security headers on every answer',
    match: / › /,
    fields: ['headers.x-content-type-options', 'headers.x-frame-options'],
    mlflow: { headers: { 'x-content-type-options': undefined, 'x-frame-options': undefined } },
    millrace: { headers: { 'x-content-type-options': 'nosniff', 'x-frame-options': 'SAMEORIGIN' } },
    reason: 'MLflow leaves them out of answers that its middleware gives by itself.',
    isGeneral: true,
  },
  {
    id: 'wire/CORS headers only for allowed origins',
    match:
      /^wire\/hosts and origins › .* from (?:\w+:\/\/(?:evil|localhost\.evil|192)\.?\S*|null|file:\/\/)$/,
    fields: ['headers.access-control-allow-credentials'],
    mlflow: {
      headers: { 'access-control-allow-credentials': 'true', 'access-control-allow-origin': undefined },
    },
    millrace: {
      headers: { 'access-control-allow-credentials': undefined, 'access-control-allow-origin': undefined },
    },
    reason: 'An origin that may not read the answer is told nothing.',
    isGeneral: true,
  },
  {
    id: 'wire/https origins of this machine',
    match: /^wire\/hosts and origins › \w+ .* from https:\/\/127\.0\.0\.1$/,
    fields: ['status', 'body', 'headers.access-control-allow-origin'],
    mlflow: { status: [200, 400], headers: { 'access-control-allow-origin': undefined } },
    millrace: { status: 200, headers: { 'access-control-allow-origin': 'https://127.0.0.1' } },
    reason: 'MLflow lets such a page write and does not let it read.',
  },
  {
    id: 'wire/hosts in capitals',
    match: /^wire\/hosts and origins › GET \/api\/.* · Host LOCALHOST$/,
    fields: ['status', 'kind', 'body', 'headers'],
    mlflow: { status: 403, kind: 'text' },
    millrace: { status: 200, kind: 'json' },
    reason: 'Names of hosts have no case.',
  },
  {
    id: 'wire/media types in capitals',
    match: /^wire\/content types › POST .* · type APPLICATION\/JSON$/,
    fields: ['status', 'body'],
    mlflow: { status: 400, errorCode: 'INVALID_PARAMETER_VALUE' },
    millrace: { status: 200 },
    reason: 'Media types have no case.',
  },
];

const encodingDifferences: readonly Difference[] = [
  {
    id: 'wire/UTF-16',
    match: /^wire\/text encodings › POST .* · UTF-16$/,
    fields: ['status', 'body'],
    mlflow: { status: 200 },
    millrace: invalid(/^The request body is not valid JSON/),
    reason: 'JSON on the wire is UTF-8 (RFC 8259).',
  },
  {
    id: 'wire/bodies that are no JSON',
    match:
      /^(?:wire\/text encodings › POST .* · not UTF-8|wire\/content types › (?:DELETE|PATCH) .* with a text type)$/,
    fields: ['status', 'body'],
    mlflow: { status: [400, 404] },
    millrace: invalid(/^The request body is not valid (?:JSON|UTF-8)/),
    reason: 'MLflow reads what is not JSON as an empty object; Millrace says that it is not JSON.',
  },
  {
    id: 'wire/queries that are no UTF-8',
    match: /^wire\/queries › .* · run_id=%ff$/,
    fields: ['body.message'],
    mlflow: { status: 404, message: 'Run with id=%FF not found' },
    millrace: { status: 404, message: 'Run with id=\uFFFD not found' },
    reason: 'Decoded as the URL standard says.',
  },
];

export const wireDifferences: readonly Difference[] = [
  ...bodyAndPathDifferences,
  ...headerDifferences,
  ...encodingDifferences,
];
