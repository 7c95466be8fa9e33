import { defineEndpoint, v2 } from '../endpoint.ts';
import { message, required, string } from '../schema/field.ts';

export const setTag = defineEndpoint({
  name: 'runs/set-tag',
  summary: 'Sets a tag of a run.',
  methods: ['POST'],
  paths: v2('/mlflow/runs/set-tag'),
  request: message('SetTagRequest', {
    run_id: required(string()),
    key: required(string()),
    value: string(),
  }),
  response: message('SetTagResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'run', from: 'run_id', permission: 'update' },
  effect: 'write',
});
