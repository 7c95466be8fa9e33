import { defineEndpoint, v2 } from '../endpoint.ts';
import { message, required, string } from '../schema/field.ts';

export const getModelVersionDownloadUri = defineEndpoint({
  name: 'model-versions/get-download-uri',
  summary: 'Where the files of a version lie.',
  methods: ['GET'],
  paths: v2('/mlflow/model-versions/get-download-uri'),
  request: message('GetModelVersionDownloadUriRequest', {
    name: string(),
    version: string(),
  }),
  response: message('GetModelVersionDownloadUriResponse', { artifact_uri: required(string()) }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'registered-model', from: 'name', permission: 'read' },
  effect: 'point-read',
});
