import { defineEndpoint } from '../endpoint.ts';
import { json, message, required, string } from '../schema/field.ts';

export const postUiTelemetry = defineEndpoint({
  name: 'ui/post-telemetry',
  summary: 'Takes telemetry of the UI and throws it away.',
  methods: ['POST'],
  paths: ['/ajax-api/3.0/mlflow/ui-telemetry'],
  request: message('PostUiTelemetryRequest', {
    records: json(),
  }),
  response: message('PostUiTelemetryResponse', {
    status: required(string()),
  }),
  access: 'public',
  effect: 'read',
});
