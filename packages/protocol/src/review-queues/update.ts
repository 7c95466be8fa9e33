import { defineEndpoint, v3 } from '../endpoint.ts';
import { ReviewQueue } from '../entities/review-queue.ts';
import { bool, list, message, nested, required, string } from '../schema/field.ts';

export const updateReviewQueue = defineEndpoint({
  name: 'review-queues/update',
  summary: 'Changes a review queue; users and questions only when their flags say so.',
  methods: ['POST'],
  paths: v3('/mlflow/review-queues/update'),
  request: message('UpdateReviewQueueRequest', {
    queue_id: required(string()),
    update_users: bool(),
    users: list(string()),
    update_schema_ids: bool(),
    schema_ids: list(string()),
    name: string(),
    new_owner: string(),
  }),
  response: message('UpdateReviewQueueResponse', {
    review_queue: required(nested(ReviewQueue)),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST', 'RESOURCE_ALREADY_EXISTS'],
  access: { object: 'review-queue', from: 'queue_id', permission: 'update' },
  effect: 'write',
});
