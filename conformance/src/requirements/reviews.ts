import type { RequirementRow } from './requirement.ts';

export const reviewRows: readonly RequirementRow[] = [
  [
    'review-queues:create:rules',
    'Names without case, at most ten users; the queue of a user has that user and no questions.',
    'documented',
    'review-queues/create',
  ],
  [
    'review-queues:get-or-create-user:once',
    'One queue a user and experiment.',
    'documented',
    'review-queues/users',
  ],
  ['review-queues:get:not-found', 'An unknown queue is a 404.', 'documented', 'review-queues/create'],
  ['review-queues:get-by-name:case', 'Names compare without case.', 'documented', 'review-queues/create'],
  [
    'review-queues:list:filters',
    'Newest first; of a user, or those that hold a trace.',
    'documented',
    'review-queues/list',
    'review-queues/users',
    'review-queues/items',
  ],
  [
    'review-queues:update:flags',
    'Users and questions change only with their flags, questions only while the queue is empty.',
    'documented',
    'review-queues/update',
    'review-queues/items',
  ],
  ['review-queues:delete:idempotent', 'A missing queue is no error.', 'documented', 'review-queues/update'],
  [
    'review-queues:add-items:all-or-none',
    'Each must be a trace of the experiment; those that are there stay as they are.',
    'documented',
    'review-queues/items',
  ],
  [
    'review-queues:remove-items:idempotent',
    'A missing item is no error.',
    'documented',
    'review-queues/items',
  ],
  [
    'review-queues:list-items:status',
    'Newest first, all or those of a status; a deleted trace leaves the queue.',
    'documented',
    'review-queues/items',
  ],
  [
    'review-queues:set-item-status:who',
    'Who completed an item is wanted, and refused when it is to be reviewed again.',
    'documented',
    'review-queues/items',
  ],
  ['ui:get-telemetry:off', 'Tells the UI to send none.', 'observed', 'ui/telemetry'],
  ['ui:post-telemetry:off', 'Whatever comes is thrown away.', 'observed', 'ui/telemetry'],
  [
    'server:wire:switched-off',
    'Parts that are not here answer as MLflow does with the part switched off; nothing is meant for a workspace.',
    'observed',
    'wire/parts switched off',
    'wire/workspace header',
  ],
];
