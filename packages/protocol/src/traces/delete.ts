import { defineEndpoint, v2, v3 } from '../endpoint.ts';
import { int32, int64, list, message, required, string } from '../schema/field.ts';

export const deleteTraces = defineEndpoint({
  name: 'traces/delete',
  summary: 'Deletes traces by id or by age.',
  methods: ['POST'],
  paths: [...v2('/mlflow/traces/delete-traces'), ...v3('/mlflow/traces/delete-traces')],
  request: message('DeleteTracesRequest', {
    experiment_id: required(string()),
    max_timestamp_millis: int64(),
    max_traces: int64(),
    request_ids: list(string()),
  }),
  response: message('DeleteTracesResponse', { traces_deleted: int32() }),
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'experiment', from: 'experiment_id', permission: 'update' },
  effect: 'write',
});
