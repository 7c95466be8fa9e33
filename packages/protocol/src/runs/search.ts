import { defineEndpoint, v2 } from '../endpoint.ts';
import { ViewType } from '../entities/enums.ts';
import { Run } from '../entities/run.ts';
import { SEARCH_RESULTS_MAX, SEARCH_RUNS_RESULTS_DEFAULT } from '../limits.ts';
import { atMost } from '../schema/checks.ts';
import {
  checked,
  int32,
  list,
  message,
  nested,
  oneOf,
  required,
  string,
  withDefault,
} from '../schema/field.ts';

export const searchRuns = defineEndpoint({
  name: 'runs/search',
  summary: 'Finds runs by filter, a page at a time.',
  methods: ['POST'],
  paths: v2('/mlflow/runs/search'),
  request: message('SearchRunsRequest', {
    experiment_ids: list(string()),
    filter: string(),
    max_results: withDefault(checked(int32(), atMost(SEARCH_RESULTS_MAX)), SEARCH_RUNS_RESULTS_DEFAULT),
    order_by: list(string()),
    run_view_type: withDefault(oneOf(ViewType), 'ACTIVE_ONLY'),
    page_token: string(),
  }),
  response: message('SearchRunsResponse', {
    runs: required(list(nested(Run))),
    next_page_token: string(),
  }),
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'experiment', from: 'experiment_ids', permission: 'read' },
  effect: 'read',
});
