import { defineEndpoint, v2 } from '../endpoint.ts';
import { FileInfo } from '../entities/artifact.ts';
import { list, message, nested, required, string } from '../schema/field.ts';

export const listArtifacts = defineEndpoint({
  name: 'artifacts/list',
  summary: 'Lists a folder of a run.',
  methods: ['GET'],
  paths: v2('/mlflow/artifacts/list'),
  request: message('ListArtifactsRequest', {
    run_id: required(string()),
    path: string(),
    page_token: string(),
  }),
  response: message('ListArtifactsResponse', {
    root_uri: required(string()),
    files: required(list(nested(FileInfo))),
    next_page_token: string(),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'run', from: 'run_id', permission: 'read' },
  effect: 'read',
});
