import { defineEndpoint, v3 } from '../endpoint.ts';
import { Issue } from '../entities/issue.ts';
import { list, message, nested, required, string } from '../schema/field.ts';

export const createIssue = defineEndpoint({
  name: 'issues/create',
  summary: 'Records an issue of an experiment.',
  methods: ['POST'],
  paths: v3('/mlflow/issues'),
  request: message('CreateIssueRequest', {
    name: required(string()),
    description: required(string()),
    experiment_id: required(string()),
    status: string(),
    severity: string(),
    root_causes: list(string()),
    source_run_id: string(),
    created_by: string(),
    categories: list(string()),
  }),
  response: message('CreateIssueResponse', {
    issue: required(nested(Issue)),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'experiment', from: 'experiment_id', permission: 'update' },
  effect: 'write',
});
