import { defineEndpoint, v3 } from '../endpoint.ts';
import { EvaluationDataset } from '../entities/evaluation-dataset.ts';
import { SEARCH_EVALUATION_DATASETS_RESULTS_DEFAULT } from '../limits.ts';
import { int32, list, message, nested, string, withDefault } from '../schema/field.ts';

export const searchEvaluationDatasets = defineEndpoint({
  name: 'evaluation-datasets/search',
  summary: 'Finds evaluation datasets by filter, a page at a time.',
  methods: ['POST', 'GET'],
  paths: v3('/mlflow/datasets/search'),
  request: message('SearchEvaluationDatasetsRequest', {
    experiment_ids: list(string()),
    filter_string: string(),
    max_results: withDefault(int32(), SEARCH_EVALUATION_DATASETS_RESULTS_DEFAULT),
    order_by: list(string()),
    page_token: string(),
  }),
  response: message('SearchEvaluationDatasetsResponse', {
    datasets: list(nested(EvaluationDataset)),
    next_page_token: string(),
  }),
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'experiment', from: 'experiment_ids', permission: 'read' },
  effect: 'read',
});
