import { defineEndpoint, millrace } from '../endpoint.ts';
import { int64, message, required, string } from '../schema/field.ts';

export const getAliasAt = defineEndpoint({
  name: 'registered-models/get-alias-at',
  summary: 'Which version an alias pointed at, at a time.',
  methods: ['GET'],
  paths: millrace('/registered-models/alias-at'),
  request: message('GetAliasAtRequest', {
    name: required(string()),
    alias: required(string()),
    /** ms since the epoch. */
    timestamp: required(int64()),
  }),
  response: message('GetAliasAtResponse', {
    /** Absent when the alias pointed at none. */
    version: string(),
    /** When it began to, in ms since the epoch. */
    since: int64(),
    /** When that ended; absent while it still holds. */
    until: int64(),
    /** Who moved it there. */
    user: string(),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'registered-model', from: 'name', permission: 'read' },
  effect: 'read',
});
