import { defineEndpoint, v2, v3 } from '../endpoint.ts';
import { message, required, string } from '../schema/field.ts';

export const setTraceTag = defineEndpoint({
  name: 'traces/set-tag',
  summary: 'Sets a tag of a trace.',
  methods: ['PATCH'],
  paths: [...v2('/mlflow/traces/{trace_id}/tags'), ...v3('/mlflow/traces/{trace_id}/tags')],
  request: message('SetTraceTagRequest', { trace_id: string(), key: required(string()), value: string() }),
  response: message('SetTraceTagResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'trace', from: 'trace_id', permission: 'update' },
  effect: 'write',
});
