import { defineEndpoint, v3 } from '../endpoint.ts';
import { double, int32, list, message, required, string } from '../schema/field.ts';

export const calculateTraceFilterCorrelation = defineEndpoint({
  name: 'traces/calculate-filter-correlation',
  summary: 'How much two filters find the same traces.',
  methods: ['POST'],
  paths: v3('/mlflow/traces/calculate-filter-correlation'),
  request: message('CalculateTraceFilterCorrelationRequest', {
    experiment_ids: required(list(string())),
    filter_string1: required(string()),
    filter_string2: required(string()),
    base_filter: string(),
  }),
  response: message('CalculateTraceFilterCorrelationResponse', {
    npmi: double(),
    npmi_smoothed: double(),
    filter1_count: int32(),
    filter2_count: int32(),
    joint_count: int32(),
    total_count: int32(),
  }),
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'experiment', from: 'experiment_ids', permission: 'read' },
  effect: 'read',
});
