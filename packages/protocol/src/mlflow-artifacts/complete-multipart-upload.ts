import { defineEndpoint, v2 } from '../endpoint.ts';
import { MultipartUploadPart } from '../entities/artifact.ts';
import { list, message, nested, required, string } from '../schema/field.ts';

export const completeMultipartUpload = defineEndpoint({
  name: 'mlflow-artifacts/complete-multipart-upload',
  summary: 'Ends an upload in parts; local storage has none.',
  methods: ['POST'],
  paths: v2('/mlflow-artifacts/mpu/complete/{artifact_path+}'),
  request: message('CompleteMultipartUploadRequest', {
    artifact_path: string(),
    path: required(string()),
    upload_id: string(),
    parts: required(list(nested(MultipartUploadPart))),
  }),
  response: message('CompleteMultipartUploadResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'NOT_IMPLEMENTED'],
  access: { object: 'artifact-path', from: 'path', permission: 'update' },
  effect: 'write',
});
