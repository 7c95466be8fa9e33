import { defineEndpoint, v2 } from '../endpoint.ts';
import { TraceInfoV2 } from '../entities/trace.ts';
import { SEARCH_TRACES_RESULTS_DEFAULT, SEARCH_TRACES_RESULTS_MAX } from '../limits.ts';
import { atMost } from '../schema/checks.ts';
import { checked, int32, list, message, nested, required, string, withDefault } from '../schema/field.ts';

export const searchTracesV2 = defineEndpoint({
  name: 'traces/search-v2',
  summary: 'Finds traces by filter, as version 2 shows them.',
  methods: ['GET'],
  paths: v2('/mlflow/traces'),
  request: message('SearchTracesV2Request', {
    experiment_ids: required(list(string())),
    filter: string(),
    max_results: withDefault(
      checked(int32(), atMost(SEARCH_TRACES_RESULTS_MAX)),
      SEARCH_TRACES_RESULTS_DEFAULT,
    ),
    order_by: list(string()),
    page_token: string(),
  }),
  response: message('SearchTracesV2Response', {
    traces: list(nested(TraceInfoV2)),
    next_page_token: string(),
  }),
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'experiment', from: 'experiment_ids', permission: 'read' },
  effect: 'read',
});
