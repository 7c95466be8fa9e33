import { defineEndpoint, millrace } from '../endpoint.ts';
import { PromotionPolicy } from '../entities/promotion-policy.ts';
import { message, nested, required } from '../schema/field.ts';

export const setPromotionPolicy = defineEndpoint({
  name: 'promotion-policies/set',
  summary: 'Sets what must hold before an alias of a registered model may point at a version.',
  methods: ['PUT'],
  paths: millrace('/promotion-policies'),
  request: message('SetPromotionPolicyRequest', { policy: required(nested(PromotionPolicy)) }),
  response: message('SetPromotionPolicyResponse', { policy: required(nested(PromotionPolicy)) }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'registered-model', from: 'policy.name', permission: 'update' },
  effect: 'write',
});
