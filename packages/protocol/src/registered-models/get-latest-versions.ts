import { defineEndpoint, v2 } from '../endpoint.ts';
import { ModelVersion } from '../entities/model-version.ts';
import { list, message, nested, required, string } from '../schema/field.ts';

export const getLatestVersions = defineEndpoint({
  name: 'registered-models/get-latest-versions',
  summary: 'The newest version of each stage asked for; of all four without stages.',
  methods: ['POST', 'GET'],
  paths: v2('/mlflow/registered-models/get-latest-versions'),
  request: message('GetLatestVersionsRequest', {
    name: required(string()),
    stages: list(string()),
  }),
  response: message('GetLatestVersionsResponse', { model_versions: required(list(nested(ModelVersion))) }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'registered-model', from: 'name', permission: 'read' },
  effect: 'read',
});
