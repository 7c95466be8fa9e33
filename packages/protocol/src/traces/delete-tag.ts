import { defineEndpoint, v2, v3 } from '../endpoint.ts';
import { message, required, string } from '../schema/field.ts';

export const deleteTraceTag = defineEndpoint({
  name: 'traces/delete-tag',
  summary: 'Deletes a tag of a trace.',
  methods: ['DELETE'],
  paths: [...v2('/mlflow/traces/{trace_id}/tags'), ...v3('/mlflow/traces/{trace_id}/tags')],
  request: message('DeleteTraceTagRequest', { trace_id: string(), key: required(string()) }),
  response: message('DeleteTraceTagResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'trace', from: 'trace_id', permission: 'update' },
  effect: 'write',
});
