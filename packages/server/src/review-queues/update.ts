import type { EndpointHandler } from '../application/handler.ts';

export const updateReviewQueue: EndpointHandler<'review-queues/update'> = async (request, { store }) => {
  const { queue_id, name, new_owner, users = [], schema_ids = [] } = request;
  const review_queue = await store.reviewQueues.update(queue_id, {
    name,
    owner: new_owner,
    users: request.update_users === true ? users : undefined,
    schema_ids: request.update_schema_ids === true ? schema_ids : undefined,
  });
  return { review_queue };
};
