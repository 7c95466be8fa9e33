import type { EndpointHandler } from '../application/handler.ts';

export const getReviewQueue: EndpointHandler<'review-queues/get'> = async (request, { store }) => ({
  review_queue: await store.reviewQueues.get(request.queue_id),
});
