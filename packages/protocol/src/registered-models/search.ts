import { defineEndpoint, v2 } from '../endpoint.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import { SEARCH_REGISTERED_MODELS_RESULTS_DEFAULT, SEARCH_REGISTERED_MODELS_RESULTS_MAX } from '../limits.ts';
import { atMost } from '../schema/checks.ts';
import { checked, int32, list, message, nested, required, string, withDefault } from '../schema/field.ts';

export const searchRegisteredModels = defineEndpoint({
  name: 'registered-models/search',
  summary: 'Finds registered models by filter, a page at a time; prompts only when asked for.',
  methods: ['GET'],
  paths: v2('/mlflow/registered-models/search'),
  request: message('SearchRegisteredModelsRequest', {
    filter: string(),
    max_results: withDefault(
      checked(int32(), atMost(SEARCH_REGISTERED_MODELS_RESULTS_MAX)),
      SEARCH_REGISTERED_MODELS_RESULTS_DEFAULT,
    ),
    order_by: list(string()),
    page_token: string(),
  }),
  response: message('SearchRegisteredModelsResponse', {
    registered_models: required(list(nested(RegisteredModel))),
    next_page_token: string(),
  }),
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'server', permission: 'read' },
  effect: 'read',
});
