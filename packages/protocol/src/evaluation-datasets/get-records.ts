import { defineEndpoint, v3 } from '../endpoint.ts';
import { int32, message, required, string } from '../schema/field.ts';

export const getEvaluationRecords = defineEndpoint({
  name: 'evaluation-datasets/get-records',
  summary: 'Reads records as a JSON list in a text, oldest first, a page at a time.',
  methods: ['GET'],
  paths: v3('/mlflow/datasets/{dataset_id}/records'),
  request: message('GetEvaluationRecordsRequest', {
    dataset_id: string(),
    max_results: int32(),
    page_token: string(),
  }),
  response: message('GetEvaluationRecordsResponse', {
    records: required(string()),
    next_page_token: string(),
  }),
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'evaluation-dataset', from: 'dataset_id', permission: 'read' },
  effect: 'read',
});
