import { defineEndpoint, v3 } from '../endpoint.ts';
import { Scorer } from '../entities/scorer.ts';
import { list, message, nested, required, string } from '../schema/field.ts';

export const listScorerVersions = defineEndpoint({
  name: 'scorers/list-versions',
  summary: 'All versions of a scorer, oldest first.',
  methods: ['GET'],
  paths: v3('/mlflow/scorers/versions'),
  request: message('ListScorerVersionsRequest', {
    experiment_id: required(string()),
    name: required(string()),
  }),
  response: message('ListScorerVersionsResponse', {
    scorers: list(nested(Scorer)),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'experiment', from: 'experiment_id', permission: 'read' },
  effect: 'read',
});
