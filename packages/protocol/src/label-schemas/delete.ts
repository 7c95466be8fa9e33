import { defineEndpoint, v3 } from '../endpoint.ts';
import { message, required, string } from '../schema/field.ts';

export const deleteLabelSchema = defineEndpoint({
  name: 'label-schemas/delete',
  summary: 'Deletes a label schema; a missing one is no error.',
  methods: ['DELETE'],
  paths: v3('/mlflow/label-schemas/delete'),
  request: message('DeleteLabelSchemaRequest', {
    schema_id: required(string()),
  }),
  response: message('DeleteLabelSchemaResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'label-schema', from: 'schema_id', permission: 'delete' },
  effect: 'write',
});
