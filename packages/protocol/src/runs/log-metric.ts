import { defineEndpoint, v2 } from '../endpoint.ts';
import { double, int64, message, required, string, withDefault } from '../schema/field.ts';

export const logMetric = defineEndpoint({
  name: 'runs/log-metric',
  summary: 'Logs one point of a metric.',
  methods: ['POST'],
  paths: v2('/mlflow/runs/log-metric'),
  request: message('LogMetricRequest', {
    run_id: required(string()),
    key: required(string()),
    value: required(double()),
    timestamp: required(int64()),
    step: withDefault(int64(), 0),
    model_id: string(),
    dataset_name: string(),
    dataset_digest: string(),
  }),
  response: message('LogMetricResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'run', from: 'run_id', permission: 'update' },
  effect: 'write',
});
