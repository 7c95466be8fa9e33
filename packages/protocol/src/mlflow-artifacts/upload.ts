import { defineEndpoint, v2 } from '../endpoint.ts';
import { message, required, string } from '../schema/field.ts';

export const uploadArtifact = defineEndpoint({
  name: 'mlflow-artifacts/upload',
  summary: 'Uploads a file to the artifact storage.',
  methods: ['PUT'],
  paths: v2('/mlflow-artifacts/artifacts/{path+}'),
  request: message('UploadArtifactRequest', {
    path: required(string()),
  }),
  response: message('UploadArtifactResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'artifact-path', from: 'path', permission: 'update' },
  effect: 'write',
  body: 'bytes',
  answer: 'text',
});
