import type { EndpointHandler } from '../application/handler.ts';

export const listViews: EndpointHandler<'views/list'> = async ({ experiment_id }, { store }) => ({
  views: await store.views.list(experiment_id),
});
