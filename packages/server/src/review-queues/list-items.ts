import type { EndpointHandler } from '../application/handler.ts';

export const listReviewQueueItems: EndpointHandler<'review-queues/list-items'> = async (
  request,
  { store },
) => {
  const status = request.status === 'REVIEW_STATUS_UNSPECIFIED' ? undefined : request.status;
  const { items, next_page_token = '' } = await store.reviewQueues.items({ ...request, status });
  return { items, next_page_token };
};
