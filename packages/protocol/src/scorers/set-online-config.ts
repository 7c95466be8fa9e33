import { defineEndpoint, v3 } from '../endpoint.ts';
import { OnlineScoringConfig } from '../entities/scorer.ts';
import { double, message, nested, required, string } from '../schema/field.ts';

export const setOnlineScoringConfig = defineEndpoint({
  name: 'scorers/set-online-config',
  summary: 'Says which traces a scorer is to judge as they come in. A rate above 0 needs the AI gateway.',
  methods: ['PUT'],
  paths: v3('/mlflow/scorers/online-config'),
  request: message('SetOnlineScoringConfigRequest', {
    experiment_id: required(string()),
    name: required(string()),
    sample_rate: required(double()),
    filter_string: string(),
  }),
  response: message('SetOnlineScoringConfigResponse', {
    config: required(nested(OnlineScoringConfig)),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'experiment', from: 'experiment_id', permission: 'update' },
  effect: 'write',
});
