import { defineEndpoint, v3 } from '../endpoint.ts';
import { ReviewItemType, ReviewQueueItem } from '../entities/review-queue.ts';
import { list, message, nested, oneOf, required, string } from '../schema/field.ts';

export const addReviewQueueItems = defineEndpoint({
  name: 'review-queues/add-items',
  summary:
    'Puts traces of its experiment into a review queue; those that are there already stay as they are.',
  methods: ['POST'],
  paths: v3('/mlflow/review-queues/items/add'),
  request: message('AddReviewQueueItemsRequest', {
    queue_id: required(string()),
    item_type: oneOf(ReviewItemType),
    item_ids: list(string()),
  }),
  response: message('AddReviewQueueItemsResponse', {
    items: list(nested(ReviewQueueItem)),
  }),
  errors: ['INVALID_PARAMETER_VALUE', 'RESOURCE_DOES_NOT_EXIST'],
  access: { object: 'review-queue', from: 'queue_id', permission: 'update' },
  effect: 'write',
});
