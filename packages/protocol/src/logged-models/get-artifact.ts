import { defineEndpoint } from '../endpoint.ts';
import { message, required, string } from '../schema/field.ts';

export const getLoggedModelArtifact = defineEndpoint({
  name: 'logged-models/get-artifact',
  summary: 'Downloads a file of a logged model.',
  methods: ['GET'],
  paths: ['/ajax-api/2.0/mlflow/logged-models/{model_id}/artifacts/files'],
  request: message('GetLoggedModelArtifactRequest', {
    model_id: required(string()),
    artifact_file_path: required(string()),
  }),
  response: message('GetLoggedModelArtifactResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'logged-model', from: 'model_id', permission: 'read' },
  effect: 'read',
  answer: 'file',
});
