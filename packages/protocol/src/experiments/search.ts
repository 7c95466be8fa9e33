import { defineEndpoint, v2 } from '../endpoint.ts';
import { ViewType } from '../entities/enums.ts';
import { Experiment } from '../entities/experiment.ts';
import { int64, list, message, nested, oneOf, required, string, withDefault } from '../schema/field.ts';

export const searchExperiments = defineEndpoint({
  name: 'experiments/search',
  summary: 'Finds experiments by filter, a page at a time.',
  methods: ['POST', 'GET'],
  paths: v2('/mlflow/experiments/search'),
  request: message('SearchExperimentsRequest', {
    view_type: withDefault(oneOf(ViewType), 'ACTIVE_ONLY'),
    max_results: int64(),
    order_by: list(string()),
    filter: string(),
    page_token: string(),
  }),
  response: message('SearchExperimentsResponse', {
    experiments: required(list(nested(Experiment))),
    next_page_token: string(),
  }),
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'server', permission: 'read' },
  effect: 'read',
});
