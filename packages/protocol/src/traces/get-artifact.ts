import { defineEndpoint } from '../endpoint.ts';
import { json, keptWhenEmpty, list, message, string } from '../schema/field.ts';

export const getTraceArtifact = defineEndpoint({
  name: 'traces/get-artifact',
  summary: 'Downloads the spans of a trace, or one of its attachments.',
  methods: ['GET'],
  paths: ['/ajax-api/2.0/mlflow/get-trace-artifact', '/ajax-api/3.0/mlflow/get-trace-artifact'],
  request: message('GetTraceArtifactRequest', { request_id: string(), path: string() }),
  response: message('GetTraceArtifactResponse', { spans: keptWhenEmpty(list(json())), location: string() }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'trace', from: 'request_id', permission: 'read' },
  effect: 'read',
  answer: 'file',
});
