import { defineEndpoint } from '../endpoint.ts';
import { message, required, string } from '../schema/field.ts';

export const getModelVersionArtifact = defineEndpoint({
  name: 'model-versions/get-artifact',
  summary: 'Downloads a file of a model version.',
  methods: ['GET'],
  paths: ['/model-versions/get-artifact'],
  request: message('GetModelVersionArtifactRequest', {
    name: string(),
    version: string(),
    path: required(string()),
  }),
  response: message('GetModelVersionArtifactResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'registered-model', from: 'name', permission: 'read' },
  effect: 'read',
  answer: 'file',
});
