import { defineEndpoint, millrace } from '../endpoint.ts';
import { message, required, string } from '../schema/field.ts';

export const deletePromotionPolicy = defineEndpoint({
  name: 'promotion-policies/delete',
  summary: 'Removes the promotion policy of a registered model, if it has one.',
  methods: ['DELETE'],
  paths: millrace('/promotion-policies'),
  request: message('DeletePromotionPolicyRequest', { name: required(string()) }),
  response: message('DeletePromotionPolicyResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'registered-model', from: 'name', permission: 'update' },
  effect: 'write',
});
