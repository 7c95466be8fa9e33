import { defineEndpoint, v2 } from '../endpoint.ts';
import { int64, message, required, string, stringMap } from '../schema/field.ts';

export const createPresignedDownloadUrl = defineEndpoint({
  name: 'artifacts/create-presigned-download-url',
  summary: 'Asks for a URL to download straight from the artifact storage; local storage has none.',
  methods: ['POST'],
  paths: v2('/mlflow/artifacts/presigned-download-url'),
  request: message('CreatePresignedDownloadUrlRequest', {
    run_id: required(string()),
    path: required(string()),
    expiration: int64(),
  }),
  response: message('CreatePresignedDownloadUrlResponse', {
    presigned_url: required(string()),
    headers: stringMap(),
    file_size: int64(),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST', 'NOT_IMPLEMENTED'],
  access: { object: 'run', from: 'run_id', permission: 'read' },
  effect: 'read',
});
