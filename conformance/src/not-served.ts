/** A part of MLflow's server that Millrace does not have, and calls that show it. */
export interface MissingPart {
  readonly name: string;
  readonly calls: readonly (readonly [method: 'GET' | 'POST', path: string])[];
}

/** Their paths answer like any unknown path does. What has an off switch in MLflow is in the protocol's table. */
export const missingParts: readonly MissingPart[] = [
  {
    name: 'MCP registry',
    calls: [
      ['GET', '/api/3.0/mlflow/mcp-servers'],
      ['POST', '/api/3.0/mlflow/mcp-servers'],
    ],
  },
  {
    name: 'users and roles (as with basic-auth off)',
    calls: [
      ['POST', '/api/2.0/mlflow/users/create'],
      ['GET', '/api/2.0/mlflow/users/current'],
      ['GET', '/ajax-api/3.0/mlflow/roles/list'],
      ['GET', '/signup'],
    ],
  },
];
