import { defineEndpoint, v2 } from '../endpoint.ts';
import { message, required, string } from '../schema/field.ts';

export const abortMultipartUpload = defineEndpoint({
  name: 'mlflow-artifacts/abort-multipart-upload',
  summary: 'Drops an upload in parts; local storage has none.',
  methods: ['POST'],
  paths: v2('/mlflow-artifacts/mpu/abort/{artifact_path+}'),
  request: message('AbortMultipartUploadRequest', {
    artifact_path: string(),
    path: required(string()),
    upload_id: string(),
  }),
  response: message('AbortMultipartUploadResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'NOT_IMPLEMENTED'],
  access: { object: 'artifact-path', from: 'path', permission: 'update' },
  effect: 'write',
});
