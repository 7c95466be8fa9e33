import { defineEndpoint, v2 } from '../endpoint.ts';
import { message, required, string } from '../schema/field.ts';

export const setExperimentTag = defineEndpoint({
  name: 'experiments/set-tag',
  summary: 'Sets a tag of an experiment.',
  methods: ['POST'],
  paths: v2('/mlflow/experiments/set-experiment-tag'),
  request: message('SetExperimentTagRequest', {
    experiment_id: required(string()),
    key: required(string()),
    value: string(),
  }),
  response: message('SetExperimentTagResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'experiment', from: 'experiment_id', permission: 'update' },
  effect: 'write',
});
