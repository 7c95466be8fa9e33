import { defineEndpoint, v2 } from '../endpoint.ts';
import { int64, message, required, string, stringMap } from '../schema/field.ts';

export const getPresignedDownloadUrl = defineEndpoint({
  name: 'mlflow-artifacts/get-presigned-download-url',
  summary: 'Asks for a URL to download straight from the artifact storage; local storage has none.',
  methods: ['GET'],
  paths: v2('/mlflow-artifacts/presigned/{path+}'),
  request: message('GetPresignedDownloadUrlRequest', {
    path: required(string()),
  }),
  response: message('GetPresignedDownloadUrlResponse', {
    url: required(string()),
    headers: stringMap(),
    file_size: int64(),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'NOT_IMPLEMENTED'],
  access: { object: 'artifact-path', from: 'path', permission: 'read' },
  effect: 'read',
});
