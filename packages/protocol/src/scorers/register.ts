import { defineEndpoint, v3 } from '../endpoint.ts';
import { int32, int64, message, required, string } from '../schema/field.ts';

export const registerScorer = defineEndpoint({
  name: 'scorers/register',
  summary: 'Registers a scorer, or its next version. It is kept as text: the server never runs it.',
  methods: ['POST'],
  paths: v3('/mlflow/scorers/register'),
  request: message('RegisterScorerRequest', {
    experiment_id: required(string()),
    name: required(string()),
    serialized_scorer: required(string()),
  }),
  response: message('RegisterScorerResponse', {
    version: required(int32()),
    scorer_id: required(string()),
    experiment_id: required(string()),
    name: required(string()),
    serialized_scorer: required(string()),
    creation_time: required(int64()),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'experiment', from: 'experiment_id', permission: 'update' },
  effect: 'write',
});
