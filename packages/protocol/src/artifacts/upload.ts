import { defineEndpoint } from '../endpoint.ts';
import { message, required, string } from '../schema/field.ts';

export const uploadRunArtifact = defineEndpoint({
  name: 'artifacts/upload',
  summary: 'Uploads a small file of a run (web UI).',
  methods: ['POST'],
  paths: ['/ajax-api/2.0/mlflow/upload-artifact'],
  request: message('UploadRunArtifactRequest', {
    run_uuid: required(string()),
    path: required(string()),
  }),
  response: message('UploadRunArtifactResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST', 'REQUEST_TOO_LARGE'],
  access: { object: 'run', from: 'run_uuid', permission: 'update' },
  effect: 'write',
  body: 'bytes',
  answer: 'text',
});
