import type { EndpointHandler } from '../application/handler.ts';

export const listReviewQueues: EndpointHandler<'review-queues/list'> = async (request, { store }) => {
  const { items, next_page_token = '' } = await store.reviewQueues.list(request);
  return { review_queues: items, next_page_token };
};
