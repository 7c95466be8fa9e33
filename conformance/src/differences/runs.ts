import type { Difference } from '../compare/difference.ts';
import { DATABASE_TEXT, invalid, missing } from './expected.ts';

export const runDifferences: readonly Difference[] = [
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
  {
    id: 'runs/name tag without a name',
    match: /^runs\/create: names › POST .* · (?:empty name tag|name and empty tag)$/,
    fields: ['status', 'body'],
    mlflow: { status: [400, 500] },
    millrace: { status: 200, values: { 'run.info.lifecycle_stage': 'active' } },
    reason: 'An empty name is no name: one is made up, as without the tag.',
  },
  {
    id: 'runs/the same tag twice',
    match: /^runs\/create: users and tags › POST .* · the same key twice$/,
    fields: ['status', 'body'],
    mlflow: { status: 400, errorCode: 'BAD_REQUEST', message: DATABASE_TEXT },
    millrace: { status: 200 },
    reason: 'The last value wins, as when the tags are set one after the other.',
  },
  {
    id: 'runs/run_uuid of old clients',
    match:
      /^(?:runs\/set-tag: values, overwriting, deleting › POST .*delete-tag · run_uuid|metrics\/log-metric: run_id and run_uuid › POST .* · empty run_id)$/,
    fields: ['status', 'body'],
    mlflow: { status: [400, 404], message: /^Run with id= not found$|'run_id'/ },
    millrace: { status: 200 },
    reason: 'run_uuid names the run wherever run_id does and says nothing.',
  },
  {
    id: 'runs/an end at 0',
    match: /^runs\/update: statuses and times › .* · end_time 0$/,
    fields: ['body.run_info.end_time'],
    mlflow: { status: 200, values: { 'run_info.end_time': undefined } },
    millrace: { status: 200, values: { 'run_info.end_time': 0 } },
    reason: 'A time that was given is shown.',
  },
  {
    id: 'runs/blanks in the history of models',
    match: /^(?:runs\/log-model|fields\/runs:log-model) › GET .*runs\/get/,
    fields: ['body.run.data.tags.0.value'],
    mlflow: {
      status: 200,
      values: { 'run.data.tags.0.value': /^\[\{"run_id": "<id#2>", "artifact_path": "model", / },
    },
    millrace: {
      status: 200,
      values: { 'run.data.tags.0.value': /^\[\{"run_id":"<id#2>","artifact_path":"model",/ },
    },
    reason: 'The same JSON in the tag, written without blanks.',
  },
];
