import { defineEndpoint, v2 } from '../endpoint.ts';
import { ModelVersion } from '../entities/model-version.ts';
import { SEARCH_MODEL_VERSIONS_RESULTS_MAX } from '../limits.ts';
import { atMost } from '../schema/checks.ts';
import { checked, int32, list, message, nested, required, string, withDefault } from '../schema/field.ts';

export const searchModelVersions = defineEndpoint({
  name: 'model-versions/search',
  summary: 'Finds model versions by filter, a page at a time; those of prompts only when asked for.',
  methods: ['GET'],
  paths: v2('/mlflow/model-versions/search'),
  request: message('SearchModelVersionsRequest', {
    filter: string(),
    max_results: withDefault(
      checked(int32(), atMost(SEARCH_MODEL_VERSIONS_RESULTS_MAX)),
      SEARCH_MODEL_VERSIONS_RESULTS_MAX,
    ),
    order_by: list(string()),
    page_token: string(),
  }),
  response: message('SearchModelVersionsResponse', {
    model_versions: required(list(nested(ModelVersion))),
    next_page_token: string(),
  }),
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'server', permission: 'read' },
  effect: 'read',
});
