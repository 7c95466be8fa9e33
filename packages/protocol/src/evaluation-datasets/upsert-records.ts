import { defineEndpoint, v3 } from '../endpoint.ts';
import { int32, message, required, string } from '../schema/field.ts';

export const upsertEvaluationRecords = defineEndpoint({
  name: 'evaluation-datasets/upsert-records',
  summary:
    'Adds records, given as a JSON list in a text; a record with the inputs of another is merged into it.',
  methods: ['POST'],
  paths: v3('/mlflow/datasets/{dataset_id}/records'),
  request: message('UpsertEvaluationRecordsRequest', {
    dataset_id: string(),
    records: required(string()),
    updated_by: string(),
  }),
  response: message('UpsertEvaluationRecordsResponse', {
    inserted_count: required(int32()),
    updated_count: required(int32()),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'evaluation-dataset', from: 'dataset_id', permission: 'update' },
  effect: 'write',
});
