import { defineEndpoint } from '../endpoint.ts';
import { bool, int32, keptWhenEmpty, list, message, required, string } from '../schema/field.ts';

export const getUiTelemetry = defineEndpoint({
  name: 'ui/get-telemetry',
  summary: 'Tells the UI to send no telemetry.',
  methods: ['GET'],
  paths: ['/ajax-api/3.0/mlflow/ui-telemetry'],
  request: message('GetUiTelemetryRequest', {}),
  response: message('GetUiTelemetryResponse', {
    disable_ui_events: required(keptWhenEmpty(list(string()))),
    disable_ui_telemetry: required(bool()),
    ui_rollout_percentage: required(int32()),
  }),
  access: 'public',
  effect: 'read',
});
