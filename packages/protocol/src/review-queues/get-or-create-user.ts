import { defineEndpoint, v3 } from '../endpoint.ts';
import { ReviewQueue } from '../entities/review-queue.ts';
import { message, nested, required, string } from '../schema/field.ts';

export const getOrCreateUserQueue = defineEndpoint({
  name: 'review-queues/get-or-create-user',
  summary: 'The queue of one user, which is made when it is missing.',
  methods: ['POST'],
  paths: v3('/mlflow/review-queues/get-or-create-user'),
  request: message('GetOrCreateUserQueueRequest', {
    experiment_id: required(string()),
    user: required(string()),
    created_by: string(),
  }),
  response: message('GetOrCreateUserQueueResponse', {
    review_queue: required(nested(ReviewQueue)),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST', 'RESOURCE_ALREADY_EXISTS'],
  access: { object: 'experiment', from: 'experiment_id', permission: 'update' },
  effect: 'write',
});
