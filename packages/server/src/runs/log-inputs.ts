import type { EndpointHandler } from '../application/handler.ts';

export const logInputs: EndpointHandler<'runs/log-inputs'> = async (request, { store }) => {
  await store.runs.logInputs(request.run_id, {
    datasets: request.datasets ?? [],
    models: request.models ?? [],
  });
  return {};
};
