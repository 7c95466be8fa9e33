import { defineEndpoint, v3 } from '../endpoint.ts';
import { int32, list, message, required, string } from '../schema/field.ts';

export const deleteEvaluationRecords = defineEndpoint({
  name: 'evaluation-datasets/delete-records',
  summary: 'Deletes records; unknown ids are no error.',
  methods: ['DELETE'],
  paths: v3('/mlflow/datasets/{dataset_id}/records'),
  request: message('DeleteEvaluationRecordsRequest', {
    dataset_id: string(),
    dataset_record_ids: list(string()),
  }),
  response: message('DeleteEvaluationRecordsResponse', {
    deleted_count: required(int32()),
  }),
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'evaluation-dataset', from: 'dataset_id', permission: 'update' },
  effect: 'write',
});
