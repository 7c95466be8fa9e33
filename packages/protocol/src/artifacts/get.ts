import { defineEndpoint } from '../endpoint.ts';
import { message, required, string } from '../schema/field.ts';

export const getArtifact = defineEndpoint({
  name: 'artifacts/get',
  summary: 'Downloads a file of a run.',
  methods: ['GET'],
  paths: ['/get-artifact'],
  request: message('GetArtifactRequest', {
    run_id: string(),
    run_uuid: string(),
    path: required(string()),
  }),
  response: message('GetArtifactResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'run', from: 'run_id', permission: 'read' },
  effect: 'read',
  answer: 'file',
});
