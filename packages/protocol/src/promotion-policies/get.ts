import { defineEndpoint, millrace } from '../endpoint.ts';
import { PromotionPolicy } from '../entities/promotion-policy.ts';
import { message, nested, required, string } from '../schema/field.ts';

export const getPromotionPolicy = defineEndpoint({
  name: 'promotion-policies/get',
  summary: 'The promotion policy of a registered model; absent when it has none.',
  methods: ['GET'],
  paths: millrace('/promotion-policies'),
  request: message('GetPromotionPolicyRequest', { name: required(string()) }),
  response: message('GetPromotionPolicyResponse', { policy: nested(PromotionPolicy) }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'registered-model', from: 'name', permission: 'read' },
  effect: 'read',
});
