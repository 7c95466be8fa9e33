import { defineEndpoint, v2 } from '../endpoint.ts';
import { Experiment } from '../entities/experiment.ts';
import { message, nested, required, string } from '../schema/field.ts';

export const getExperimentByName = defineEndpoint({
  name: 'experiments/get-by-name',
  summary: 'Reads the experiment of a name, deleted ones too.',
  methods: ['GET'],
  paths: v2('/mlflow/experiments/get-by-name'),
  request: message('GetExperimentByNameRequest', {
    experiment_name: required(string()),
  }),
  response: message('GetExperimentByNameResponse', {
    experiment: required(nested(Experiment)),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'experiment', from: 'experiment_name', permission: 'read' },
  effect: 'point-read',
});
