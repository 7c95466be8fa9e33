import { defineEndpoint, v3 } from '../endpoint.ts';
import { ReviewQueue } from '../entities/review-queue.ts';
import { LIST_REVIEW_QUEUES_RESULTS_DEFAULT, SEARCH_RESULTS_MAX } from '../limits.ts';
import { within } from '../schema/checks.ts';
import { checked, int32, list, message, nested, required, string, withDefault } from '../schema/field.ts';

export const listReviewQueues = defineEndpoint({
  name: 'review-queues/list',
  summary:
    'The review queues of an experiment, newest first: all, those of a user, or those that hold a trace.',
  methods: ['GET'],
  paths: v3('/mlflow/review-queues/list'),
  request: message('ListReviewQueuesRequest', {
    experiment_id: required(string()),
    max_results: withDefault(
      checked(int32(), within(1, SEARCH_RESULTS_MAX)),
      LIST_REVIEW_QUEUES_RESULTS_DEFAULT,
    ),
    user: string(),
    page_token: string(),
    item_id: string(),
  }),
  response: message('ListReviewQueuesResponse', {
    review_queues: list(nested(ReviewQueue)),
    next_page_token: required(string()),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'experiment', from: 'experiment_id', permission: 'read' },
  effect: 'read',
});
