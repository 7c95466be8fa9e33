import type { EndpointHandler } from '../application/handler.ts';

export const addReviewQueueItems: EndpointHandler<'review-queues/add-items'> = async (
  { queue_id, item_ids = [] },
  { store },
) => ({ items: await store.reviewQueues.addItems(queue_id, item_ids) });
