import { defineEndpoint, v3 } from '../endpoint.ts';
import { LabelSchema } from '../entities/label-schema.ts';
import { message, nested, required, string } from '../schema/field.ts';

export const getLabelSchema = defineEndpoint({
  name: 'label-schemas/get',
  summary: 'Reads a label schema.',
  methods: ['GET'],
  paths: v3('/mlflow/label-schemas/get'),
  request: message('GetLabelSchemaRequest', {
    schema_id: required(string()),
  }),
  response: message('GetLabelSchemaResponse', {
    label_schema: required(nested(LabelSchema)),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'label-schema', from: 'schema_id', permission: 'read' },
  effect: 'read',
});
