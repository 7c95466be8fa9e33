import { defineEndpoint, v3 } from '../endpoint.ts';
import { ReviewQueueItem, ReviewStatus } from '../entities/review-queue.ts';
import { LIST_REVIEW_QUEUES_RESULTS_DEFAULT, SEARCH_RESULTS_MAX } from '../limits.ts';
import { within } from '../schema/checks.ts';
import {
  checked,
  int32,
  list,
  message,
  nested,
  oneOf,
  required,
  string,
  withDefault,
} from '../schema/field.ts';

export const listReviewQueueItems = defineEndpoint({
  name: 'review-queues/list-items',
  summary: 'What a review queue holds, newest first.',
  methods: ['GET'],
  paths: v3('/mlflow/review-queues/items/list'),
  request: message('ListReviewQueueItemsRequest', {
    queue_id: required(string()),
    max_results: withDefault(
      checked(int32(), within(1, SEARCH_RESULTS_MAX)),
      LIST_REVIEW_QUEUES_RESULTS_DEFAULT,
    ),
    status: oneOf(ReviewStatus),
    page_token: string(),
  }),
  response: message('ListReviewQueueItemsResponse', {
    items: list(nested(ReviewQueueItem)),
    next_page_token: required(string()),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'review-queue', from: 'queue_id', permission: 'read' },
  effect: 'read',
});
