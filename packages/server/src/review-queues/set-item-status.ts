import type { EndpointHandler } from '../application/handler.ts';
import { readReviewStatus } from '@millrace/store';

export const setReviewQueueItemStatus: EndpointHandler<'review-queues/set-item-status'> = async (
  request,
  { store },
) => {
  const { queue_id, item_id, completed_by } = request;
  const status = readReviewStatus(request.status);
  return { item: await store.reviewQueues.setItemStatus(queue_id, item_id, { status, completed_by }) };
};
