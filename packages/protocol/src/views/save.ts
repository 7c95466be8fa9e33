import { defineEndpoint, millrace } from '../endpoint.ts';
import { SavedView } from '../entities/saved-view.ts';
import { message, nested, required, string } from '../schema/field.ts';

export const saveView = defineEndpoint({
  name: 'views/save',
  summary: "Keeps a view of an experiment's runs under a name, in place of the one that had the name before.",
  methods: ['POST'],
  paths: millrace('/views'),
  request: message('SaveViewRequest', {
    experiment_id: required(string()),
    name: required(string()),
    search: string(),
  }),
  response: message('SaveViewResponse', { view: required(nested(SavedView)) }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'experiment', from: 'experiment_id', permission: 'update' },
  effect: 'write',
});
