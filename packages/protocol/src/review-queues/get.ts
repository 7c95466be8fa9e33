import { defineEndpoint, v3 } from '../endpoint.ts';
import { ReviewQueue } from '../entities/review-queue.ts';
import { message, nested, required, string } from '../schema/field.ts';

export const getReviewQueue = defineEndpoint({
  name: 'review-queues/get',
  summary: 'Reads a review queue.',
  methods: ['GET'],
  paths: v3('/mlflow/review-queues/get'),
  request: message('GetReviewQueueRequest', {
    queue_id: required(string()),
  }),
  response: message('GetReviewQueueResponse', {
    review_queue: required(nested(ReviewQueue)),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'review-queue', from: 'queue_id', permission: 'read' },
  effect: 'read',
});
