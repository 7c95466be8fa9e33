import { defineEndpoint, v2 } from '../endpoint.ts';
import { message, required, string } from '../schema/field.ts';

export const deleteExperiment = defineEndpoint({
  name: 'experiments/delete',
  summary: 'Marks an experiment and its runs deleted.',
  methods: ['POST'],
  paths: v2('/mlflow/experiments/delete'),
  request: message('DeleteExperimentRequest', {
    experiment_id: required(string()),
  }),
  response: message('DeleteExperimentResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'experiment', from: 'experiment_id', permission: 'delete' },
  effect: 'write',
});
