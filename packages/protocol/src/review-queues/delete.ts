import { defineEndpoint, v3 } from '../endpoint.ts';
import { message, required, string } from '../schema/field.ts';

export const deleteReviewQueue = defineEndpoint({
  name: 'review-queues/delete',
  summary: 'Deletes a review queue; a missing one is no error. The traces stay.',
  methods: ['POST'],
  paths: v3('/mlflow/review-queues/delete'),
  request: message('DeleteReviewQueueRequest', {
    queue_id: required(string()),
  }),
  response: message('DeleteReviewQueueResponse', {}),
  errors: ['INVALID_PARAMETER_VALUE'],
  access: { object: 'review-queue', from: 'queue_id', permission: 'delete' },
  effect: 'write',
});
