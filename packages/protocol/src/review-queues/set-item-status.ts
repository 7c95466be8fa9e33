import { defineEndpoint, v3 } from '../endpoint.ts';
import { ReviewQueueItem, ReviewStatus } from '../entities/review-queue.ts';
import { message, nested, oneOf, required, string } from '../schema/field.ts';

export const setReviewQueueItemStatus = defineEndpoint({
  name: 'review-queues/set-item-status',
  summary: 'Says that a trace was reviewed, or is to be again.',
  methods: ['POST'],
  paths: v3('/mlflow/review-queues/items/set-status'),
  request: message('SetReviewQueueItemStatusRequest', {
    queue_id: required(string()),
    item_id: required(string()),
    status: oneOf(ReviewStatus),
    completed_by: string(),
  }),
  response: message('SetReviewQueueItemStatusResponse', {
    item: required(nested(ReviewQueueItem)),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'review-queue', from: 'queue_id', permission: 'update' },
  effect: 'write',
});
