import { defineEndpoint, v3 } from '../endpoint.ts';
import { LabelSchema, LabelSchemaInput } from '../entities/label-schema.ts';
import { bool, message, nested, required, string } from '../schema/field.ts';

export const updateLabelSchema = defineEndpoint({
  name: 'label-schemas/update',
  summary: 'Changes a label schema; its type and kind of input stay.',
  methods: ['PATCH'],
  paths: v3('/mlflow/label-schemas/update'),
  request: message('UpdateLabelSchemaRequest', {
    schema_id: required(string()),
    name: string(),
    instruction: string(),
    enable_comment: bool(),
    input: nested(LabelSchemaInput),
  }),
  response: message('UpdateLabelSchemaResponse', {
    label_schema: required(nested(LabelSchema)),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST', 'RESOURCE_ALREADY_EXISTS'],
  access: { object: 'label-schema', from: 'schema_id', permission: 'update' },
  effect: 'write',
});
