import { defineEndpoint, v2 } from '../endpoint.ts';
import { Experiment } from '../entities/experiment.ts';
import { message, nested, required, string } from '../schema/field.ts';

export const getExperiment = defineEndpoint({
  name: 'experiments/get',
  summary: 'Reads one experiment, deleted ones too.',
  methods: ['GET'],
  paths: v2('/mlflow/experiments/get'),
  request: message('GetExperimentRequest', {
    experiment_id: required(string()),
  }),
  response: message('GetExperimentResponse', {
    experiment: required(nested(Experiment)),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'experiment', from: 'experiment_id', permission: 'read' },
  effect: 'point-read',
});
