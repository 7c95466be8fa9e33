import { defineEndpoint, v2 } from '../endpoint.ts';
import { message, string } from '../schema/field.ts';

export const deleteLoggedModelTag = defineEndpoint({
  name: 'logged-models/delete-tag',
  summary: 'Removes a tag of a logged model.',
  methods: ['DELETE'],
  paths: v2('/mlflow/logged-models/{model_id}/tags/{tag_key}'),
  request: message('DeleteLoggedModelTagRequest', {
    model_id: string(),
    tag_key: string(),
  }),
  response: message('DeleteLoggedModelTagResponse', {}),
  errors: ['RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'logged-model', from: 'model_id', permission: 'update' },
  effect: 'write',
});
