import type { Endpoint } from './endpoint.ts';
import { field } from './endpoint.ts';

export const webhookEndpoints: readonly Endpoint[] = [
  {
    id: 'webhooks:create',
    method: 'POST',
    path: '/mlflow/webhooks',
    takes: 'body',
    fields: [
      field('name', 'string', '!'),
      field('url', 'string', '!'),
      field('events', 'object', '!['),
      field('description', 'string'),
      field('secret', 'string'),
      field('status', 'enum'),
    ],
  },
  {
    id: 'webhooks:list',
    method: 'GET',
    path: '/mlflow/webhooks',
    takes: 'query',
    fields: [field('max_results', 'int'), field('page_token', 'string')],
  },
  {
    id: 'webhooks:get',
    method: 'GET',
    path: '/mlflow/webhooks/{webhook_id}',
    takes: 'query',
    fields: [field('webhook_id', 'string', '/')],
  },
  {
    id: 'webhooks:update',
    method: 'PATCH',
    path: '/mlflow/webhooks/{webhook_id}',
    takes: 'body',
    fields: [
      field('webhook_id', 'string', '/'),
      field('name', 'string'),
      field('description', 'string'),
      field('url', 'string'),
      field('events', 'object', '['),
      field('secret', 'string'),
      field('status', 'enum'),
    ],
  },
  {
    id: 'webhooks:delete',
    method: 'DELETE',
    path: '/mlflow/webhooks/{webhook_id}',
    takes: 'body',
    fields: [field('webhook_id', 'string', '/')],
  },
  {
    id: 'webhooks:test',
    method: 'POST',
    path: '/mlflow/webhooks/{webhook_id}/test',
    takes: 'body',
    fields: [field('webhook_id', 'string', '/'), field('event', 'object')],
  },
];
