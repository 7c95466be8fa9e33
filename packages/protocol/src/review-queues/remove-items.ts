import { defineEndpoint, v3 } from '../endpoint.ts';
import { list, message, required, string } from '../schema/field.ts';

export const removeReviewQueueItems = defineEndpoint({
  name: 'review-queues/remove-items',
  summary: 'Takes traces out of a review queue.',
  methods: ['POST'],
  paths: v3('/mlflow/review-queues/items/remove'),
  request: message('RemoveReviewQueueItemsRequest', {
    queue_id: required(string()),
    item_ids: list(string()),
  }),
  response: message('RemoveReviewQueueItemsResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'review-queue', from: 'queue_id', permission: 'update' },
  effect: 'write',
});
