import { defineEndpoint, v2 } from '../endpoint.ts';
import { message, required, string } from '../schema/field.ts';

export const restoreExperiment = defineEndpoint({
  name: 'experiments/restore',
  summary: 'Makes a deleted experiment and its runs active again.',
  methods: ['POST'],
  paths: v2('/mlflow/experiments/restore'),
  request: message('RestoreExperimentRequest', {
    experiment_id: required(string()),
  }),
  response: message('RestoreExperimentResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'experiment', from: 'experiment_id', permission: 'delete' },
  effect: 'write',
});
