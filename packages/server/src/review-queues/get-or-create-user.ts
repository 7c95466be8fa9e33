import type { EndpointHandler } from '../application/handler.ts';

export const getOrCreateUserQueue: EndpointHandler<'review-queues/get-or-create-user'> = async (
  { experiment_id, user },
  { store },
) => ({ review_queue: await store.reviewQueues.getOrCreateUserQueue(experiment_id, user) });
