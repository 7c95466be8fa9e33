import type { EndpointHandler } from '../application/handler.ts';

export const removeReviewQueueItems: EndpointHandler<'review-queues/remove-items'> = async (
  { queue_id, item_ids = [] },
  { store },
) => {
  await store.reviewQueues.removeItems(queue_id, item_ids);
  return {};
};
