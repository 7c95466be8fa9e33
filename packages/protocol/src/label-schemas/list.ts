import { defineEndpoint, v3 } from '../endpoint.ts';
import { LabelSchema } from '../entities/label-schema.ts';
import { LIST_LABEL_SCHEMAS_RESULTS_DEFAULT, SEARCH_RESULTS_MAX } from '../limits.ts';
import { within } from '../schema/checks.ts';
import { checked, int32, list, message, nested, required, string, withDefault } from '../schema/field.ts';

export const listLabelSchemas = defineEndpoint({
  name: 'label-schemas/list',
  summary:
    'The label schemas of an experiment, newest first. The first call makes the one that every experiment has.',
  methods: ['GET'],
  paths: v3('/mlflow/label-schemas/list'),
  request: message('ListLabelSchemasRequest', {
    experiment_id: required(string()),
    max_results: withDefault(
      checked(int32(), within(1, SEARCH_RESULTS_MAX)),
      LIST_LABEL_SCHEMAS_RESULTS_DEFAULT,
    ),
    page_token: string(),
  }),
  response: message('ListLabelSchemasResponse', {
    label_schemas: list(nested(LabelSchema)),
    next_page_token: required(string()),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'experiment', from: 'experiment_id', permission: 'read' },
  effect: 'write',
});
