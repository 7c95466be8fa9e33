import { defineEndpoint, v2 } from '../endpoint.ts';
import { FileInfo } from '../entities/artifact.ts';
import { list, message, nested, required, string } from '../schema/field.ts';

export const listProxiedArtifacts = defineEndpoint({
  name: 'mlflow-artifacts/list',
  summary: 'Lists a folder of the artifact storage.',
  methods: ['GET'],
  paths: v2('/mlflow-artifacts/artifacts'),
  request: message('ListProxiedArtifactsRequest', {
    path: string(),
  }),
  response: message('ListProxiedArtifactsResponse', {
    files: required(list(nested(FileInfo))),
  }),
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'artifact-path', from: 'path', permission: 'read' },
  effect: 'read',
});
