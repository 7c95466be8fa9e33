import type { Difference } from '../compare/difference.ts';
import { DATABASE_TEXT } from './expected.ts';

/** MLflow breaks and says so; Millrace says what was wrong with the request. */
export const faultDifferences: readonly Difference[] = [
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
    reason: 'A fault of the request is a 4xx with a code; MLflow lets a Python exception through.',
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
];
