import { defineEndpoint, v3 } from '../endpoint.ts';
import { Issue } from '../entities/issue.ts';
import { message, nested, required, string } from '../schema/field.ts';

export const getIssue = defineEndpoint({
  name: 'issues/get',
  summary: 'Reads an issue.',
  methods: ['GET'],
  paths: v3('/mlflow/issues/{issue_id}'),
  request: message('GetIssueRequest', {
    issue_id: string(),
  }),
  response: message('GetIssueResponse', {
    issue: required(nested(Issue)),
  }),
  errors: ['RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'issue', from: 'issue_id', permission: 'read' },
  effect: 'read',
});
