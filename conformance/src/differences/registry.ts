import type { Difference } from '../compare/difference.ts';
import { DATABASE_TEXT, invalid } from './expected.ts';

export const registryDifferences: readonly Difference[] = [
  {
    id: 'registry/logged model of a version',
    match: /^(?:model-versions\/|fields\/model-versions)/,
    fields: ['body.model_version.model_id', 'body.registered_model.latest_versions'],
    mlflow: { status: 200, values: { 'model_version.model_id': undefined } },
    millrace: { status: 200 },
    reason:
      'The version says which logged model it was made of; MLflow keeps that on the logged model alone.',
    isGeneral: true,
  },
  {
    id: 'registry/versions made of wrong values',
    match: /^fields\/model-versions:(?:create › POST|search › GET .* · filter )/,
    fields: ['body.model_version.version', 'body.model_versions'],
    mlflow: { status: 200 },
    millrace: { status: 200 },
    reason: 'MLflow has taken requests with wrong values before, and they made versions that count.',
    isGeneral: true,
  },
  {
    id: 'registry/local sources are quoted as sent',
    match: /^model-versions\/create: sources › POST .* with a run$/,
    fields: ['body.message'],
    mlflow: invalid(
      /^Invalid model version source: '.*'\. To use a local path as a model version source, the run_id/,
    ),
    millrace: invalid(
      /^Invalid model version source: '.*'\. To use a local path as a model version source, the run_id/,
    ),
    reason: 'MLflow quotes the path as its own file system resolves it.',
    isGeneral: true,
  },
  {
    id: 'registry/stages without a version as source',
    match: /^model-versions\/create: sources of another version › POST .* · \/Staging /,
    fields: ['status', 'body'],
    mlflow: { status: 500, errorCode: 'INTERNAL_ERROR', message: /^No versions of model with name/ },
    millrace: {
      status: 404,
      errorCode: 'RESOURCE_DOES_NOT_EXIST',
      message: /^No versions of model with name/,
    },
    reason: 'What is not there is a 404.',
  },
  {
    id: 'registry/archiving for a stage that holds many',
    match: /^model-versions\/stages › POST .* true$/,
    fields: ['status', 'body'],
    mlflow: { status: 500, errorCode: 'INTERNAL_ERROR', message: /is not an Active stage/ },
    millrace: invalid(/is not an Active stage/),
    reason: 'The request is wrong, not the server.',
    isGeneral: true,
  },
  {
    id: 'registry/a folder is no file',
    match: /^model-versions\/artifacts › GET .*&path= · $/,
    fields: ['body.message'],
    mlflow: invalid(/^Artifact path refers to a directory/),
    millrace: invalid(/^Missing value for required parameter 'path'/),
    reason: 'As for the artifacts of runs, where an empty path is a missing one.',
  },
  {
    id: 'registry/rename conflicts',
    match: /registered-models\/rename · taken$/,
    fields: ['body.message'],
    mlflow: { status: 400, message: DATABASE_TEXT },
    millrace: { status: 400 },
    reason: 'The message ends where MLflow quotes its database.',
    isOptional: true,
  },
];
