import { defineEndpoint, v2 } from '../endpoint.ts';
import { message, required, string } from '../schema/field.ts';

export const deleteArtifact = defineEndpoint({
  name: 'mlflow-artifacts/delete',
  summary: 'Deletes a file or folder of the artifact storage.',
  methods: ['DELETE'],
  paths: v2('/mlflow-artifacts/artifacts/{path+}'),
  request: message('DeleteArtifactRequest', {
    path: required(string()),
  }),
  response: message('DeleteArtifactResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'artifact-path', from: 'path', permission: 'delete' },
  effect: 'write',
  body: 'none',
});
