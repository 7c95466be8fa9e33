import { defineEndpoint, v2 } from '../endpoint.ts';
import { LoggedModel } from '../entities/logged-model.ts';
import { LoggedModelDatasetFilter, LoggedModelOrderBy } from '../entities/logged-model-search.ts';
import { SEARCH_LOGGED_MODELS_RESULTS_DEFAULT } from '../limits.ts';
import { int32, list, message, nested, required, string, withDefault } from '../schema/field.ts';

export const searchLoggedModels = defineEndpoint({
  name: 'logged-models/search',
  summary: 'Finds logged models by filter, a page at a time.',
  methods: ['POST'],
  paths: v2('/mlflow/logged-models/search'),
  request: message('SearchLoggedModelsRequest', {
    experiment_ids: required(list(string())),
    filter: string(),
    datasets: list(nested(LoggedModelDatasetFilter)),
    max_results: withDefault(int32(), SEARCH_LOGGED_MODELS_RESULTS_DEFAULT),
    order_by: list(nested(LoggedModelOrderBy)),
    page_token: string(),
  }),
  response: message('SearchLoggedModelsResponse', {
    models: required(list(nested(LoggedModel))),
    next_page_token: string(),
  }),
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'experiment', from: 'experiment_ids', permission: 'read' },
  effect: 'read',
});
