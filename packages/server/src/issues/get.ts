import type { EndpointHandler } from '../application/handler.ts';

export const getIssue: EndpointHandler<'issues/get'> = async (request, { store }) => ({
  issue: await store.issues.get(request.issue_id ?? ''),
});
