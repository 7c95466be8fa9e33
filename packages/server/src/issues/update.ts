import type { EndpointHandler } from '../application/handler.ts';

export const updateIssue: EndpointHandler<'issues/update'> = async (request, { store }) => {
  const { issue_id, name, description, status, severity } = request;
  const changes = { name: name || undefined, description: description || undefined, status, severity };
  return { issue: await store.issues.update(issue_id, changes) };
};
