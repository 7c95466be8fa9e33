import { defineEndpoint, v3 } from '../endpoint.ts';
import { ReviewQueue } from '../entities/review-queue.ts';
import { message, nested, required, string } from '../schema/field.ts';

export const getReviewQueueByName = defineEndpoint({
  name: 'review-queues/get-by-name',
  summary: 'Reads a review queue of an experiment by its name, whatever its case.',
  methods: ['GET'],
  paths: v3('/mlflow/review-queues/get-by-name'),
  request: message('GetReviewQueueByNameRequest', {
    experiment_id: required(string()),
    name: required(string()),
  }),
  response: message('GetReviewQueueByNameResponse', {
    review_queue: required(nested(ReviewQueue)),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'experiment', from: 'experiment_id', permission: 'read' },
  effect: 'read',
});
