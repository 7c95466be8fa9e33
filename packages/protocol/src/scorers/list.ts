import { defineEndpoint, v3 } from '../endpoint.ts';
import { Scorer } from '../entities/scorer.ts';
import { list, message, nested, string } from '../schema/field.ts';

export const listScorers = defineEndpoint({
  name: 'scorers/list',
  summary: 'The newest version of each scorer: of one experiment, of several, or of all that are active.',
  methods: ['GET'],
  paths: v3('/mlflow/scorers/list'),
  request: message('ListScorersRequest', {
    experiment_id: string(),
    experiment_ids: list(string()),
  }),
  response: message('ListScorersResponse', {
    scorers: list(nested(Scorer)),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'experiment', from: 'experiment_id', permission: 'read' },
  effect: 'read',
});
