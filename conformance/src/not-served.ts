/** A part of MLflow's server that Millrace does not have yet, and calls that show it. */
export interface MissingPart {
  readonly name: string;
  readonly calls: readonly (readonly [method: 'GET' | 'POST', path: string])[];
}

/** Each is to come. Until then its paths answer like any unknown path does. */
export const missingParts: readonly MissingPart[] = [
  {
    name: 'model registry and prompts',
    calls: [
      ['POST', '/api/2.0/mlflow/registered-models/create'],
      ['GET', '/api/2.0/mlflow/registered-models/search'],
      ['POST', '/api/2.0/mlflow/model-versions/create'],
      ['GET', '/model-versions/get-artifact'],
      ['POST', '/api/3.0/mlflow/prompt-optimization/jobs/search'],
    ],
  },
  {
    name: 'traces and OTLP',
    calls: [
      ['POST', '/api/3.0/mlflow/traces'],
      ['POST', '/api/3.0/mlflow/traces/search'],
      ['GET', '/api/2.0/mlflow/traces'],
      ['POST', '/v1/traces'],
    ],
  },
  {
    name: 'assessments, issues, labels and reviews',
    calls: [
      ['POST', '/api/3.0/mlflow/traces/tr-1/assessments'],
      ['POST', '/api/3.0/mlflow/issues/search'],
      ['POST', '/api/3.0/mlflow/label-schemas/create'],
      ['POST', '/api/3.0/mlflow/review-queues/create'],
    ],
  },
  {
    name: 'evaluation datasets and scorers',
    calls: [
      ['POST', '/api/3.0/mlflow/datasets/search'],
      ['GET', '/api/3.0/mlflow/scorers/list'],
    ],
  },
  { name: 'webhooks', calls: [['GET', '/api/2.0/mlflow/webhooks']] },
  { name: 'GraphQL', calls: [['POST', '/graphql']] },
  {
    name: 'AI gateway',
    calls: [
      ['GET', '/api/3.0/mlflow/gateway/secrets/get'],
      ['GET', '/gateway/mlflow/v1/models'],
    ],
  },
  { name: 'MCP registry', calls: [['GET', '/api/3.0/mlflow/mcp-servers']] },
  { name: 'jobs', calls: [['GET', '/ajax-api/3.0/mlflow/jobs/x']] },
  { name: 'workspaces', calls: [['GET', '/api/3.0/mlflow/workspaces']] },
  { name: 'users and permissions', calls: [['POST', '/api/2.0/mlflow/users/create']] },
];
