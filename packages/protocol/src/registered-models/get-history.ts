import { defineEndpoint, millrace } from '../endpoint.ts';
import { RegistryAction, RegistryEvent } from '../entities/registry-history.ts';
import { REGISTRY_HISTORY_RESULTS_DEFAULT, REGISTRY_HISTORY_RESULTS_MAX } from '../limits.ts';
import { within } from '../schema/checks.ts';
import {
  checked,
  int32,
  list,
  message,
  nested,
  oneOf,
  required,
  string,
  withDefault,
} from '../schema/field.ts';

export const getRegistryHistory = defineEndpoint({
  name: 'registered-models/get-history',
  summary:
    'What happened to a registered model, to one version or alias of it, or without a name to all of them, newest ' +
    'first; deleted ones too.',
  methods: ['GET'],
  paths: millrace('/registered-models/history'),
  request: message('GetRegistryHistoryRequest', {
    name: string(),
    version: string(),
    alias: string(),
    /** Only these. */
    actions: list(oneOf(RegistryAction)),
    max_results: withDefault(
      checked(int32(), within(1, REGISTRY_HISTORY_RESULTS_MAX)),
      REGISTRY_HISTORY_RESULTS_DEFAULT,
    ),
    page_token: string(),
  }),
  response: message('GetRegistryHistoryResponse', {
    events: required(list(nested(RegistryEvent))),
    next_page_token: string(),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'registered-model', from: 'name', permission: 'read' },
  effect: 'read',
});
