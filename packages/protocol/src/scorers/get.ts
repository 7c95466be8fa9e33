import { defineEndpoint, v3 } from '../endpoint.ts';
import { Scorer } from '../entities/scorer.ts';
import { int32, message, nested, required, string } from '../schema/field.ts';

export const getScorer = defineEndpoint({
  name: 'scorers/get',
  summary: 'One version of a scorer, the newest unless it is named.',
  methods: ['GET'],
  paths: v3('/mlflow/scorers/get'),
  request: message('GetScorerRequest', {
    experiment_id: required(string()),
    name: required(string()),
    version: int32(),
  }),
  response: message('GetScorerResponse', {
    scorer: required(nested(Scorer)),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'experiment', from: 'experiment_id', permission: 'read' },
  effect: 'read',
});
