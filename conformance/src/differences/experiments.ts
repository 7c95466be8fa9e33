import type { Difference } from '../compare/difference.ts';
import { DATABASE_TEXT, invalid } from './expected.ts';

export const experimentDifferences: readonly Difference[] = [
  {
    id: 'experiments/update name clash',
    match: /experiments\/update: names › POST .*update · (clash|unicode)$/,
    fields: ['body'],
    mlflow: { status: 400, errorCode: 'BAD_REQUEST', message: DATABASE_TEXT },
    millrace: { status: 400, errorCode: 'RESOURCE_ALREADY_EXISTS' },
    reason: 'The code that experiments/create answers for the same fault.',
  },
  {
    id: 'experiments/the same tag twice',
    match: /^experiments\/create: tags › POST .* · the same key twice$/,
    fields: ['status', 'body'],
    mlflow: { status: 400 },
    millrace: { status: 200 },
    reason: 'The last value wins, as when the tags are set one after the other.',
  },
  {
    id: 'experiments/ids in other digits',
    match: /^experiments\/unknown: .* · ٩{6}$/,
    fields: ['status', 'body'],
    mlflow: { status: [200, 404] },
    millrace: invalid("Invalid experiment ID '٩٩٩٩٩٩'. Experiment ID must be a valid integer."),
    reason: 'An id is a text of ASCII digits; Python takes the digits of every script.',
    isGeneral: true,
  },
];
