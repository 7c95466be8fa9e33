import { defineEndpoint, v3 } from '../endpoint.ts';
import { Issue } from '../entities/issue.ts';
import { message, nested, required, string } from '../schema/field.ts';

export const updateIssue = defineEndpoint({
  name: 'issues/update',
  summary: 'Changes an issue; empty texts change nothing.',
  methods: ['PATCH'],
  paths: v3('/mlflow/issues/{issue_id}'),
  request: message('UpdateIssueRequest', {
    issue_id: required(string()),
    name: string(),
    description: string(),
    status: string(),
    severity: string(),
  }),
  response: message('UpdateIssueResponse', {
    issue: required(nested(Issue)),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'issue', from: 'issue_id', permission: 'update' },
  effect: 'write',
});
