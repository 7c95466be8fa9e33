import { defineEndpoint, v2 } from '../endpoint.ts';
import { int64, message, required, string } from '../schema/field.ts';

export const createMultipartUpload = defineEndpoint({
  name: 'mlflow-artifacts/create-multipart-upload',
  summary: 'Begins an upload in parts; local storage has none.',
  methods: ['POST'],
  paths: v2('/mlflow-artifacts/mpu/create/{artifact_path+}'),
  request: message('CreateMultipartUploadRequest', {
    artifact_path: string(),
    path: required(string()),
    num_parts: int64(),
  }),
  response: message('CreateMultipartUploadResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'NOT_IMPLEMENTED'],
  access: { object: 'artifact-path', from: 'path', permission: 'update' },
  effect: 'write',
});
