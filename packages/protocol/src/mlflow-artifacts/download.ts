import { defineEndpoint, v2 } from '../endpoint.ts';
import { message, required, string } from '../schema/field.ts';

export const downloadArtifact = defineEndpoint({
  name: 'mlflow-artifacts/download',
  summary: 'Downloads a file of the artifact storage.',
  methods: ['GET'],
  paths: v2('/mlflow-artifacts/artifacts/{path+}'),
  request: message('DownloadArtifactRequest', {
    path: required(string()),
  }),
  response: message('DownloadArtifactResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'artifact-path', from: 'path', permission: 'read' },
  effect: 'read',
  answer: 'file',
});
