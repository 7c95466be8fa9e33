import { defineEndpoint, v3 } from '../endpoint.ts';
import { LabelSchema } from '../entities/label-schema.ts';
import { message, nested, required, string } from '../schema/field.ts';

export const getLabelSchemaByName = defineEndpoint({
  name: 'label-schemas/get-by-name',
  summary: 'Reads a label schema of an experiment by its name.',
  methods: ['GET'],
  paths: v3('/mlflow/label-schemas/get-by-name'),
  request: message('GetLabelSchemaByNameRequest', {
    experiment_id: required(string()),
    name: required(string()),
  }),
  response: message('GetLabelSchemaByNameResponse', {
    label_schema: required(nested(LabelSchema)),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'experiment', from: 'experiment_id', permission: 'read' },
  effect: 'read',
});
