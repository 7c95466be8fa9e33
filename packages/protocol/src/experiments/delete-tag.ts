import { defineEndpoint, v2 } from '../endpoint.ts';
import { message, required, string } from '../schema/field.ts';

export const deleteExperimentTag = defineEndpoint({
  name: 'experiments/delete-tag',
  summary: 'Removes a tag of an experiment.',
  methods: ['POST'],
  paths: v2('/mlflow/experiments/delete-experiment-tag'),
  request: message('DeleteExperimentTagRequest', {
    experiment_id: required(string()),
    key: required(string()),
  }),
  response: message('DeleteExperimentTagResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'experiment', from: 'experiment_id', permission: 'update' },
  effect: 'write',
});
