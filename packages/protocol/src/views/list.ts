import { defineEndpoint, millrace } from '../endpoint.ts';
import { SavedView } from '../entities/saved-view.ts';
import { list, message, nested, required, string } from '../schema/field.ts';

export const listViews = defineEndpoint({
  name: 'views/list',
  summary: 'The saved views of an experiment, by name.',
  methods: ['GET'],
  paths: millrace('/views'),
  request: message('ListViewsRequest', { experiment_id: required(string()) }),
  response: message('ListViewsResponse', { views: required(list(nested(SavedView))) }),
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'experiment', from: 'experiment_id', permission: 'read' },
  effect: 'read',
});
