import { defineEndpoint, v3 } from '../endpoint.ts';
import { EvaluationDataset, RecordSourceType } from '../entities/evaluation-dataset.ts';
import { list, message, nested, oneOf, required, string } from '../schema/field.ts';

export const createEvaluationDataset = defineEndpoint({
  name: 'evaluation-datasets/create',
  summary:
    'Makes an evaluation dataset; names need not differ. What it says of source, schema and profile is computed, not taken.',
  methods: ['POST'],
  paths: v3('/mlflow/datasets/create'),
  request: message('CreateEvaluationDatasetRequest', {
    name: required(string()),
    experiment_ids: list(string()),
    source_type: oneOf(RecordSourceType),
    source: string(),
    schema: string(),
    profile: string(),
    created_by: string(),
    tags: string(),
  }),
  response: message('CreateEvaluationDatasetResponse', {
    dataset: required(nested(EvaluationDataset)),
  }),
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'server', permission: 'create' },
  effect: 'write',
});
