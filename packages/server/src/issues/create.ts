import type { EndpointHandler } from '../application/handler.ts';

export const createIssue: EndpointHandler<'issues/create'> = async (request, { store }) => {
  const { source_run_id, created_by, root_causes = [], categories = [] } = request;
  const issue = await store.issues.create({
    ...request,
    root_causes,
    categories,
    source_run_id: source_run_id || undefined,
    created_by: created_by || undefined,
  });
  return { issue };
};
