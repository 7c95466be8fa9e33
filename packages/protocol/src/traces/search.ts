import { defineEndpoint, v3 } from '../endpoint.ts';
import { TraceInfo, TraceLocation } from '../entities/trace.ts';
import { SEARCH_TRACES_RESULTS_DEFAULT, SEARCH_TRACES_RESULTS_MAX } from '../limits.ts';
import { atMost } from '../schema/checks.ts';
import { checked, int32, list, message, nested, required, string, withDefault } from '../schema/field.ts';

export const searchTraces = defineEndpoint({
  name: 'traces/search',
  summary: 'Finds traces by filter, a page at a time.',
  methods: ['POST'],
  paths: v3('/mlflow/traces/search'),
  request: message('SearchTracesRequest', {
    locations: required(list(nested(TraceLocation))),
    filter: string(),
    max_results: withDefault(
      checked(int32(), atMost(SEARCH_TRACES_RESULTS_MAX)),
      SEARCH_TRACES_RESULTS_DEFAULT,
    ),
    order_by: list(string()),
    page_token: string(),
  }),
  response: message('SearchTracesResponse', { traces: list(nested(TraceInfo)), next_page_token: string() }),
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'experiment', from: 'locations', permission: 'read' },
  effect: 'read',
});
