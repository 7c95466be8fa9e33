import { defineEndpoint, v2 } from '../endpoint.ts';
import { RegisteredModel } from '../entities/registered-model.ts';
import { message, nested, required, string } from '../schema/field.ts';

export const renameRegisteredModel = defineEndpoint({
  name: 'registered-models/rename',
  summary: 'Gives a registered model another name; its versions, tags and aliases follow.',
  methods: ['POST'],
  paths: v2('/mlflow/registered-models/rename'),
  request: message('RenameRegisteredModelRequest', {
    name: required(string()),
    new_name: required(string()),
  }),
  response: message('RenameRegisteredModelResponse', { registered_model: required(nested(RegisteredModel)) }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST', 'RESOURCE_ALREADY_EXISTS'],
  access: { object: 'registered-model', from: 'name', permission: 'update' },
  effect: 'write',
});
