import type { EndpointHandler } from '../application/handler.ts';

export const getReviewQueueByName: EndpointHandler<'review-queues/get-by-name'> = async (
  { experiment_id, name },
  { store },
) => ({ review_queue: await store.reviewQueues.getByName(experiment_id, name) });
