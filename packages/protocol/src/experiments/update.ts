import { defineEndpoint, v2 } from '../endpoint.ts';
import { message, required, string } from '../schema/field.ts';

export const updateExperiment = defineEndpoint({
  name: 'experiments/update',
  summary: 'Renames an experiment.',
  methods: ['POST'],
  paths: v2('/mlflow/experiments/update'),
  request: message('UpdateExperimentRequest', {
    experiment_id: required(string()),
    new_name: required(string()),
  }),
  response: message('UpdateExperimentResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST', 'RESOURCE_ALREADY_EXISTS', 'INVALID_STATE'],
  access: { object: 'experiment', from: 'experiment_id', permission: 'update' },
  effect: 'write',
});
