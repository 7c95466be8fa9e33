import { defineEndpoint, v2 } from '../endpoint.ts';
import { FileInfo } from '../entities/artifact.ts';
import { list, message, nested, required, string } from '../schema/field.ts';

export const listLoggedModelArtifacts = defineEndpoint({
  name: 'logged-models/list-artifacts',
  summary: 'Lists a folder of a logged model.',
  methods: ['GET'],
  paths: v2('/mlflow/logged-models/{model_id}/artifacts/directories'),
  request: message('ListLoggedModelArtifactsRequest', {
    model_id: string(),
    artifact_directory_path: string(),
    page_token: string(),
  }),
  response: message('ListLoggedModelArtifactsResponse', {
    root_uri: required(string()),
    files: required(list(nested(FileInfo))),
    next_page_token: string(),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'logged-model', from: 'model_id', permission: 'read' },
  effect: 'read',
});
