import type { EndpointHandler } from '../application/handler.ts';
import { readQueueType } from '@millrace/store';

export const createReviewQueue: EndpointHandler<'review-queues/create'> = async (request, { store }) => {
  const { experiment_id, name, users = [], schema_ids = [] } = request;
  const queue_type = readQueueType(request.queue_type);
  return {
    review_queue: await store.reviewQueues.create(experiment_id, { name, queue_type, users, schema_ids }),
  };
};
