import { defineEndpoint, v2 } from '../endpoint.ts';
import { message, required, string } from '../schema/field.ts';

export const deleteTag = defineEndpoint({
  name: 'runs/delete-tag',
  summary: 'Removes a tag of a run.',
  methods: ['POST'],
  paths: v2('/mlflow/runs/delete-tag'),
  request: message('DeleteTagRequest', {
    run_id: required(string()),
    key: required(string()),
  }),
  response: message('DeleteTagResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'run', from: 'run_id', permission: 'update' },
  effect: 'write',
});
