import { endpoints } from './endpoints.ts';
import { experimentAndRunRows } from './requirements/experiments-and-runs.ts';
import { modelAndArtifactRows } from './requirements/models-and-artifacts.ts';
import type { Requirement } from './requirements/requirement.ts';

const rows = [...experimentAndRunRows, ...modelAndArtifactRows];

const described: readonly Requirement[] = rows.map(([id, behaviour, source, ...sequences]) => ({
  id,
  behaviour,
  source,
  sequences,
}));

/** Endpoints that take bytes, nothing, or only a path have no field cases. */
const WITHOUT_FIELD_CASES = new Set([
  'artifacts:upload',
  'logged-models:delete',
  'mlflow-artifacts:delete',
  'mlflow-artifacts:download',
  'mlflow-artifacts:presigned-download',
  'mlflow-artifacts:upload',
  'server:health',
  'server:info',
  'server:version',
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
