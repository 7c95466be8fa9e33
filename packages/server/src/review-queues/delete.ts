import type { EndpointHandler } from '../application/handler.ts';

export const deleteReviewQueue: EndpointHandler<'review-queues/delete'> = async (request, { store }) => {
  await store.reviewQueues.delete(request.queue_id);
  return {};
};
