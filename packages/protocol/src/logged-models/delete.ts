import { defineEndpoint, v2 } from '../endpoint.ts';
import { message, string } from '../schema/field.ts';

export const deleteLoggedModel = defineEndpoint({
  name: 'logged-models/delete',
  summary: 'Marks a logged model deleted.',
  methods: ['DELETE'],
  paths: v2('/mlflow/logged-models/{model_id}'),
  request: message('DeleteLoggedModelRequest', {
    model_id: string(),
  }),
  response: message('DeleteLoggedModelResponse', {}),
  errors: ['RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'logged-model', from: 'model_id', permission: 'delete' },
  effect: 'write',
});
