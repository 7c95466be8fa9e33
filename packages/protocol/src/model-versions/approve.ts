import { defineEndpoint, millrace } from '../endpoint.ts';
import { message, required, string } from '../schema/field.ts';

export const approveModelVersion = defineEndpoint({
  name: 'model-versions/approve',
  summary:
    'Approves a version for an alias, in the name of the user who asks; approving again changes nothing.',
  methods: ['POST'],
  paths: millrace('/model-versions/approve'),
  request: message('ApproveModelVersionRequest', {
    name: required(string()),
    version: required(string()),
    alias: required(string()),
    comment: string(),
  }),
  response: message('ApproveModelVersionResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST', 'UNAUTHENTICATED'],
  access: { object: 'registered-model', from: 'name', permission: 'update' },
  effect: 'write',
});
