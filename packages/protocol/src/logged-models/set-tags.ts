import { defineEndpoint, v2 } from '../endpoint.ts';
import { LoggedModelTag } from '../entities/logged-model.ts';
import { list, message, nested, string } from '../schema/field.ts';

export const setLoggedModelTags = defineEndpoint({
  name: 'logged-models/set-tags',
  summary: 'Sets tags of a logged model.',
  methods: ['PATCH'],
  paths: v2('/mlflow/logged-models/{model_id}/tags'),
  request: message('SetLoggedModelTagsRequest', {
    model_id: string(),
    tags: list(nested(LoggedModelTag)),
  }),
  response: message('SetLoggedModelTagsResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'logged-model', from: 'model_id', permission: 'update' },
  effect: 'write',
});
