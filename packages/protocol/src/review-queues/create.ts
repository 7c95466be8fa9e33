import { defineEndpoint, v3 } from '../endpoint.ts';
import { ReviewQueue, ReviewQueueType } from '../entities/review-queue.ts';
import { list, message, nested, oneOf, required, string } from '../schema/field.ts';

export const createReviewQueue = defineEndpoint({
  name: 'review-queues/create',
  summary: 'Makes a review queue.',
  methods: ['POST'],
  paths: v3('/mlflow/review-queues/create'),
  request: message('CreateReviewQueueRequest', {
    experiment_id: required(string()),
    name: required(string()),
    queue_type: oneOf(ReviewQueueType),
    created_by: string(),
    users: list(string()),
    schema_ids: list(string()),
  }),
  response: message('CreateReviewQueueResponse', {
    review_queue: required(nested(ReviewQueue)),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST', 'RESOURCE_ALREADY_EXISTS'],
  access: { object: 'experiment', from: 'experiment_id', permission: 'update' },
  effect: 'write',
});
