import { endpoints } from './endpoints.ts';
import { evaluationRows } from './requirements/evaluation.ts';
import { experimentAndRunRows } from './requirements/experiments-and-runs.ts';
import { graphqlRows } from './requirements/graphql.ts';
import { modelAndArtifactRows } from './requirements/models-and-artifacts.ts';
import { registryRows } from './requirements/registry.ts';
import { traceRows } from './requirements/traces.ts';
import { webhookRows } from './requirements/webhooks.ts';
import { reviewRows } from './requirements/reviews.ts';
import type { Requirement } from './requirements/requirement.ts';

const rows = [
  ...experimentAndRunRows,
  ...modelAndArtifactRows,
  ...registryRows,
  ...evaluationRows,
  ...reviewRows,
  ...webhookRows,
  ...traceRows,
  ...graphqlRows,
];

const described: readonly Requirement[] = rows.map(([id, behaviour, source, ...sequences]) => ({
  id,
  behaviour,
  source,
  sequences,
}));

/** Endpoints that take bytes, nothing, or only a path have no field cases. */
const WITHOUT_FIELD_CASES = new Set([
  'graphql:query',
  'evaluation-datasets:delete',
  'evaluation-datasets:delete-tag',
  'artifacts:upload',
  'assessments:delete',
  'assessments:get',
  'assessments:update',
  'logged-models:delete',
  'mlflow-artifacts:delete',
  'mlflow-artifacts:download',
  'mlflow-artifacts:presigned-download',
  'mlflow-artifacts:upload',
  'model-versions:get-artifact',
  'server:health',
  'server:info',
  'server:version',
  'ui:get-telemetry',
  'ui:post-telemetry',
  'webhooks:delete',
  'webhooks:test',
  'traces:batch-get',
  'traces:delete-by-v3',
  'traces:delete-tag-by-v3',
  'traces:export',
  'traces:get',
  'traces:get-artifact',
  'traces:get-info-v2',
  'traces:set-tag-by-v3',
]);

const fieldChecks: readonly Requirement[] = endpoints
  .filter((endpoint) => !WITHOUT_FIELD_CASES.has(endpoint.id))
  .map((endpoint) => ({
    id: `${endpoint.id}:fields`,
    behaviour:
      'Each field missing, null, empty or in camelCase is answered as MLflow answers it; one of another type is refused by name.',
    source: 'observed',
    sequences: [`fields/${endpoint.id}`],
  }));

export const requirements: readonly Requirement[] = [...described, ...fieldChecks].toSorted((a, b) =>
  a.id < b.id ? -1 : 1,
);
