import type { EndpointHandler } from '../application/handler.ts';

/** What MLflow answers with telemetry switched off: there is none here. */
export const getUiTelemetry: EndpointHandler<'ui/get-telemetry'> = async () => ({
  disable_ui_events: [],
  disable_ui_telemetry: true,
  ui_rollout_percentage: 0,
});
