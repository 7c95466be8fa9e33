import { defineEndpoint, v3 } from '../endpoint.ts';
import { OnlineScoringConfig } from '../entities/scorer.ts';
import { keptWhenEmpty, list, message, nested, required, string } from '../schema/field.ts';

export const getOnlineScoringConfigs = defineEndpoint({
  name: 'scorers/get-online-configs',
  summary: 'Which traces the given scorers are to judge as they come in.',
  methods: ['GET'],
  paths: v3('/mlflow/scorers/online-configs'),
  request: message('GetOnlineScoringConfigsRequest', {
    scorer_ids: required(list(string())),
  }),
  response: message('GetOnlineScoringConfigsResponse', {
    configs: required(keptWhenEmpty(list(nested(OnlineScoringConfig)))),
  }),
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'server', permission: 'read' },
  effect: 'read',
});
