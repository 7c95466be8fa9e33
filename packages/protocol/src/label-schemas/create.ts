import { defineEndpoint, v3 } from '../endpoint.ts';
import { LabelSchema, LabelSchemaInput, LabelSchemaType } from '../entities/label-schema.ts';
import { bool, message, nested, oneOf, required, string } from '../schema/field.ts';

export const createLabelSchema = defineEndpoint({
  name: 'label-schemas/create',
  summary: 'Makes a question for the reviewers of an experiment.',
  methods: ['POST'],
  paths: v3('/mlflow/label-schemas/create'),
  request: message('CreateLabelSchemaRequest', {
    experiment_id: required(string()),
    name: required(string()),
    type: oneOf(LabelSchemaType),
    input: nested(LabelSchemaInput),
    instruction: string(),
    enable_comment: bool(),
  }),
  response: message('CreateLabelSchemaResponse', {
    label_schema: required(nested(LabelSchema)),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST', 'RESOURCE_ALREADY_EXISTS'],
  access: { object: 'experiment', from: 'experiment_id', permission: 'update' },
  effect: 'write',
});
