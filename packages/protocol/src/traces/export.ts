import { defineEndpoint } from '../endpoint.ts';
import { bool, int64, message, string } from '../schema/field.ts';

export const exportTraces = defineEndpoint({
  name: 'traces/export',
  summary: 'Takes spans by the OpenTelemetry protocol, as protobuf or JSON.',
  methods: ['POST'],
  paths: ['/v1/traces'],
  request: message('ExportTracesRequest', { experiment_id: string(), run_id: string(), is_json: bool() }),
  response: message('ExportTracesResponse', {
    rejected_spans: int64(),
    error_message: string(),
    refusal: string(),
    refused_spans: bool(),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'experiment', permission: 'update' },
  effect: 'write',
  body: 'bytes',
  answer: 'file',
});
