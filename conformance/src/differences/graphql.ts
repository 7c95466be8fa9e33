import type { Difference } from '../compare/difference.ts';

export const graphqlDifferences: readonly Difference[] = [
  {
    id: 'graphql/which runs',
    match: /^graphql\/searches › POST .* · runs as (?:query|mutation)$/,
    fields: ['body.data', 'body.errors'],
    mlflow: { status: 200, values: { 'errors.0': /^Failed to parse run_view_type field/ } },
    millrace: { status: 200, values: { errors: null, 'data.mlflowSearchRuns.runs.0.info.runName': 'first' } },
    reason: 'MLflow cannot read the enumerations of its own schema.',
  },
  {
    id: 'graphql/a mutation that echoes',
    match: /^graphql\/language › POST .* · mutation echo$/,
    fields: ['body.data'],
    mlflow: { status: 200, values: { 'data.testMutation': null } },
    millrace: { status: 200, values: { 'data.testMutation.output': 'echo' } },
    reason: 'It echoes, as its query does.',
  },
  {
    id: 'graphql/quotation marks',
    match:
      /^graphql\/language › POST .* · (?:an unknown field|no selection|a variable of another type|a missing variable)$/,
    fields: ['body.errors.0'],
    mlflow: { status: 200, values: { 'errors.0': /^(?:Cannot query field|Field|Variable) '/ } },
    millrace: { status: 200, values: { 'errors.0': /^(?:Cannot query field|Field|Variable) "/ } },
    reason: 'The same message from another library.',
  },
  {
    id: 'graphql/limits are fixed',
    match: /^graphql\/language › POST .* · 11 (?:root fields|aliases)$/,
    fields: ['body.errors.0'],
    mlflow: { status: 200, values: { 'errors.0': /environment variable\.$/ } },
    millrace: {
      status: 200,
      values: {
        'errors.0':
          /^GraphQL queries should have at most 10 (root fields|aliases), got 11 (root fields|aliases)\.$/,
      },
    },
    reason: 'No variable of the environment widens them.',
  },
  {
    id: 'graphql/fields of hosted services',
    match: /^graphql\/language › POST .* · the schema$/,
    fields: ['body.data.__schema.types'],
    mlflow: { status: 200, values: { 'data.__schema.queryType.name': 'Query' } },
    millrace: { status: 200, values: { 'data.__schema.queryType.name': 'Query' } },
    reason:
      'A version has no `deploymentJobState`, `modelMetrics` and `modelParams`, an experiment no archival time, which an open-source MLflow never fills; `maxResults` of versions is an Int.',
  },
];
