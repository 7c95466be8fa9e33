import { defineEndpoint, v2 } from '../endpoint.ts';
import { ExperimentTag } from '../entities/experiment.ts';
import { list, message, nested, required, string } from '../schema/field.ts';

export const createExperiment = defineEndpoint({
  name: 'experiments/create',
  summary: 'Makes an experiment.',
  methods: ['POST'],
  paths: v2('/mlflow/experiments/create'),
  request: message('CreateExperimentRequest', {
    name: required(string()),
    artifact_location: string(),
    tags: list(nested(ExperimentTag)),
  }),
  response: message('CreateExperimentResponse', {
    experiment_id: required(string()),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_ALREADY_EXISTS'],
  access: { object: 'server', permission: 'create' },
  effect: 'write',
});
