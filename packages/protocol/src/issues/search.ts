import { defineEndpoint, v3 } from '../endpoint.ts';
import { Issue } from '../entities/issue.ts';
import { SEARCH_ISSUES_RESULTS_DEFAULT } from '../limits.ts';
import { bool, int32, list, message, nested, required, string, withDefault } from '../schema/field.ts';

export const searchIssues = defineEndpoint({
  name: 'issues/search',
  summary: 'Finds issues by filter, the gravest first, a page at a time.',
  methods: ['POST'],
  paths: v3('/mlflow/issues/search'),
  request: message('SearchIssuesRequest', {
    experiment_id: string(),
    filter_string: string(),
    max_results: withDefault(int32(), SEARCH_ISSUES_RESULTS_DEFAULT),
    page_token: string(),
    include_trace_count: bool(),
  }),
  response: message('SearchIssuesResponse', {
    issues: list(nested(Issue)),
    next_page_token: required(string()),
  }),
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'experiment', from: 'experiment_id', permission: 'read' },
  effect: 'read',
});
