import { defineEndpoint } from '../endpoint.ts';
import { DatasetSummary } from '../entities/dataset.ts';
import { list, message, nested, required, string } from '../schema/field.ts';

export const searchDatasets = defineEndpoint({
  name: 'experiments/search-datasets',
  summary: 'Lists the datasets that runs of some experiments used.',
  methods: ['POST'],
  paths: ['/ajax-api/2.0/mlflow/experiments/search-datasets'],
  request: message('SearchDatasetsRequest', {
    experiment_ids: list(string()),
  }),
  response: message('SearchDatasetsResponse', {
    dataset_summaries: required(list(nested(DatasetSummary))),
  }),
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'experiment', from: 'experiment_ids', permission: 'read' },
  effect: 'read',
});
