import type { EndpointHandler } from '../application/handler.ts';

export const createRun: EndpointHandler<'runs/create'> = async (request, { store }) => ({
  run: await store.runs.create({
    experiment_id: request.experiment_id,
    user_id: request.user_id ?? '',
    start_time: request.start_time ?? 0,
    run_name: request.run_name,
    tags: request.tags ?? [],
  }),
});
