import { defineEndpoint, v3 } from '../endpoint.ts';
import { int32, message, required, string } from '../schema/field.ts';

export const deleteScorer = defineEndpoint({
  name: 'scorers/delete',
  summary: 'Deletes one version of a scorer, or all of them.',
  methods: ['DELETE'],
  paths: v3('/mlflow/scorers/delete'),
  request: message('DeleteScorerRequest', {
    experiment_id: required(string()),
    name: required(string()),
    version: int32(),
  }),
  response: message('DeleteScorerResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'experiment', from: 'experiment_id', permission: 'update' },
  effect: 'write',
});
