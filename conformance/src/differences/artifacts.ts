import type { Difference } from '../compare/difference.ts';
import { invalid } from './expected.ts';

/** The paths of `sequences/artifacts/unsafe-paths.ts` that no Millrace storage takes. */
const REFUSED_PATHS = String.raw`(?:\.\.%5cup|a%5cb|a%00b|a%0ab|a%7fb|n{200,})`;
const ABSOLUTE_PATHS = '(?:/etc/passwd|%2fetc%2fpasswd|//host/share)';
const NORMALISED_PATHS = String.raw`(?:a/\./b|a//b|\./a|\.|\.\.a/b|http://host/a)`;

const pathDifferences: readonly Difference[] = [
  {
    id: 'artifacts/paths with a backslash or control characters',
    match: new RegExp(
      `^(?:mlflow-artifacts/unsafe paths|artifacts/(?:list|get|upload)|logged-models/artifacts) › .* · \\w+(?: \\w+)? ${REFUSED_PATHS}$`,
    ),
    fields: ['status', 'kind', 'body', 'headers'],
    mlflow: { status: [200, 404, 500, 501] },
    millrace: invalid('Invalid path'),
    reason:
      'Such a name means different things to different systems, or fits into none; the storages of one Millrace must be interchangeable.',
    isGeneral: true,
  },
  {
    id: 'artifacts/absolute paths',
    match: new RegExp(`^mlflow-artifacts/unsafe paths › .* · \\w+ ${ABSOLUTE_PATHS}$`),
    fields: ['status', 'kind', 'body', 'headers'],
    mlflow: { status: 308, kind: 'html' },
    millrace: invalid('Invalid path'),
    reason: 'Flask redirects to the path with one slash, which is another artifact.',
    isGeneral: true,
  },
  {
    id: 'artifacts/escapes that are no UTF-8',
    match: /^mlflow-artifacts\/unsafe paths › .* · \w+ (?:a%zzb|%ff%fe)$/,
    fields: ['status', 'kind', 'body', 'headers'],
    mlflow: { status: [200, 404, 501] },
    millrace: invalid(/^The path '.*' has escapes that are no UTF-8\.$/),
    reason: 'MLflow replaces what it cannot decode, so that different URLs name one artifact.',
    isGeneral: true,
  },
  {
    id: 'artifacts/normalised paths in messages',
    match: new RegExp(` › GET .* · (?:download|unsafe|unsafe file) ${NORMALISED_PATHS}$`),
    fields: ['body.message'],
    mlflow: { status: [400, 404], message: /^(?:No such artifact|Artifact path refers to a directory)/ },
    millrace: { status: [400, 404], message: /^(?:No such artifact|Artifact path)/ },
    reason: 'The message names the artifact by its one name.',
    isGeneral: true,
  },
  {
    id: 'artifacts/normalised paths',
    match: new RegExp(
      `^(?:mlflow-artifacts/unsafe paths › PUT .* · upload|artifacts/upload › POST .* · unsafe) ${NORMALISED_PATHS}$`,
    ),
    fields: ['status', 'kind', 'body', 'headers'],
    mlflow: { status: 500, errorCode: 'INTERNAL_ERROR', message: /^Invalid artifact path/ },
    millrace: { status: 200, kind: 'empty' },
    reason: 'Reading takes these paths as another spelling of an artifact, so writing does, too.',
    isGeneral: true,
  },
  {
    id: 'artifacts/normalised paths in listings',
    match: /^(?:artifacts\/list|logged-models\/artifacts) › GET .* · (?:path|unsafe|unsafe folder) \.$/,
    fields: ['body.files'],
    mlflow: { status: 200, values: { 'files.0.path': /^\.\// } },
    millrace: { status: 200, values: { 'files.0.path': /^[^.]/ } },
    reason: 'An entry has one name, however the folder was asked for.',
  },
];

const answerDifferences: readonly Difference[] = [
  {
    id: 'artifacts/errors of the proxy',
    match: /^mlflow-artifacts\/.* › (?:GET|PUT) /,
    fields: ['body'],
    mlflow: { status: 400, values: { detail: /^Artifact path /, error_code: undefined } },
    millrace: invalid(/^Artifact path /),
    reason: 'Clients read error_code and message everywhere else; `detail` is the framework speaking.',
    isGeneral: true,
  },
  {
    id: 'artifacts/get without a run or a path',
    match:
      /^(?:fields\/artifacts:get|artifacts\/get) › .* · (?:no run|no path|empty path|run_id missing|run_id empty|runId for run_id|path missing|path empty)$/,
    fields: ['status', 'kind', 'body', 'headers.content-type'],
    mlflow: { status: [400, 404] },
    millrace: invalid(/^Missing value for required parameter '(?:run_id|path)'/),
    reason: 'MLflow looks for a run named None, or for the artifact without a name.',
    isGeneral: true,
  },
  {
    id: 'artifacts/size of an empty file',
    match: /^mlflow-artifacts\/.* › GET \/api\/2\.0\/mlflow-artifacts\/artifacts\?path=/,
    fields: ['body.files.1.file_size', 'body.files.5.file_size'],
    mlflow: { status: 200 },
    millrace: { status: 200 },
    reason: 'MLflow leaves a size of 0 out, as if it were not known.',
    isGeneral: true,
  },
  {
    id: 'artifacts/several ranges',
    match: /^mlflow-artifacts\/ranges and conditions › .* · Range bytes=0-1,4-5$/,
    fields: ['status', 'headers', 'body'],
    mlflow: { status: 206, headers: { 'content-type': 'multipart/byteranges' } },
    millrace: { status: 200, headers: { 'content-type': 'application/octet-stream' } },
    reason: 'The whole file is an answer that RFC 9110 allows; no MLflow client asks for several ranges.',
  },
  {
    id: 'artifacts/the root of the proxy',
    match: /^fields\/mlflow-artifacts:list › .* · path (?:missing|empty)$/,
    fields: ['body.files'],
    mlflow: { status: 200, values: { 'files.0.path': /./ } },
    millrace: { status: 200, values: { 'files.0.path': /./ } },
    reason: 'It holds what was uploaded before, which is not the same where unsafe paths are refused.',
  },
];

export const artifactDifferences: readonly Difference[] = [...pathDifferences, ...answerDifferences];
