import { defineEndpoint, millrace } from '../endpoint.ts';
import { message, required, string } from '../schema/field.ts';

export const deleteView = defineEndpoint({
  name: 'views/delete',
  summary: 'Removes a saved view.',
  methods: ['DELETE'],
  paths: millrace('/views'),
  request: message('DeleteViewRequest', { view_id: required(string()) }),
  response: message('DeleteViewResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'experiment', permission: 'update' },
  effect: 'write',
});
