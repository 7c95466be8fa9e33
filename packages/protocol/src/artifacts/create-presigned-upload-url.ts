import { defineEndpoint, v2 } from '../endpoint.ts';
import { int64, message, required, string, stringMap } from '../schema/field.ts';

export const createPresignedUploadUrl = defineEndpoint({
  name: 'artifacts/create-presigned-upload-url',
  summary: 'Asks for a URL to upload straight to the artifact storage; local storage has none.',
  methods: ['POST'],
  paths: v2('/mlflow/artifacts/presigned-upload-url'),
  request: message('CreatePresignedUploadUrlRequest', {
    run_id: string(),
    model_id: string(),
    path: required(string()),
    expiration: int64(),
  }),
  response: message('CreatePresignedUploadUrlResponse', {
    presigned_url: required(string()),
    headers: stringMap(),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST', 'NOT_IMPLEMENTED'],
  access: { object: 'run', from: 'run_id', permission: 'update' },
  effect: 'read',
});
