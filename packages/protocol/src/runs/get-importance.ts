import { defineEndpoint, millrace } from '../endpoint.ts';
import { INDEX_COLUMNS_MAX, INDEX_RUNS_MAX } from '../limits.ts';
import { noMoreThan } from '../schema/checks.ts';
import { checked, double, int64, list, message, nested, required, string } from '../schema/field.ts';

const ImportanceOfColumn = message('ImportanceOfColumn', {
  column: required(string()),
  importance: required(double()),
  correlation: double(),
  runs: required(int64()),
});

export const getImportance = defineEndpoint({
  name: 'runs/get-importance',
  summary:
    'How much params, tags or other metrics explain a metric over runs: shares from a forest of regression trees, ' +
    "and Spearman's rank correlation. Without `columns` all params that vary.",
  methods: ['POST'],
  paths: millrace('/runs/importance'),
  request: message('GetImportanceRequest', {
    experiment_ids: required(list(string())),
    target: required(string()),
    columns: checked(list(string()), noMoreThan(INDEX_COLUMNS_MAX, 'columns')),
    run_ids: checked(list(string()), noMoreThan(INDEX_RUNS_MAX, 'run_ids')),
  }),
  response: message('GetImportanceResponse', { importances: required(list(nested(ImportanceOfColumn))) }),
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'experiment', from: 'experiment_ids', permission: 'read' },
  effect: 'read',
});
