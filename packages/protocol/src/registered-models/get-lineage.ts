import { defineEndpoint, millrace } from '../endpoint.ts';
import { Lineage } from '../entities/lineage.ts';
import { message, nested, required, string } from '../schema/field.ts';

export const getLineage = defineEndpoint({
  name: 'registered-models/get-lineage',
  summary:
    'The way from datasets over runs and logged models to versions and aliases, for a model or one version.',
  methods: ['GET'],
  paths: millrace('/registered-models/lineage'),
  request: message('GetLineageRequest', { name: required(string()), version: string() }),
  response: message('GetLineageResponse', { lineage: required(nested(Lineage)) }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'registered-model', from: 'name', permission: 'read' },
  effect: 'read',
});
