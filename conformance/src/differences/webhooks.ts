import type { Difference } from '../compare/difference.ts';
import { DATABASE_TEXT, invalid } from './expected.ts';

export const webhookDifferences: readonly Difference[] = [
  {
    id: 'webhooks/lists are of the whole server',
    match: /^(?:webhooks\/list|fields\/webhooks:list) › GET /,
    fields: ['body.webhooks', 'body.next_page_token'],
    mlflow: { status: 200 },
    millrace: { status: 200 },
    reason: 'A list holds what other sequences make at the same time, on each server in its own order.',
    isGeneral: true,
    isOptional: true,
  },
  {
    id: 'webhooks/events that cannot be',
    match:
      /^(?:webhooks\/create: odd events › POST .* · (?:no action|no entity|lower case|unknown word|text)|fields\/webhooks:\w+ › .* · events (?:list|list of null|list of empty objects|list with numbers for texts|list of lists|list of numbers))$/,
    fields: ['status', 'kind', 'headers', 'body'],
    mlflow: { status: [200, 400, 500] },
    millrace: invalid(/^(?:Invalid|Missing) value .*'events/),
    reason: 'The request is wrong, not the server; MLflow answers a page of HTML.',
    isGeneral: true,
  },
  {
    id: 'webhooks/an event twice',
    match: /^webhooks\/create: odd events › POST .* · twice$/,
    fields: ['body'],
    mlflow: { status: 400, errorCode: 'BAD_REQUEST', message: DATABASE_TEXT },
    millrace: invalid("The webhook event 'registered_model.created' is given twice."),
    reason: 'MLflow answers what its database says to the second.',
  },
  {
    id: 'webhooks/ports that are none',
    match:
      /^webhooks\/create: urls that cannot be read › POST .* · https:\/\/(?:1\.1\.1\.1:99999|8\.8\.8\.8:abc)\/$/,
    fields: ['status', 'body'],
    mlflow: { status: 200 },
    millrace: invalid(/^Invalid webhook URL 'https:.*': its host or port cannot be read\.$/),
    reason: 'MLflow takes the URL, and every delivery fails.',
  },
  {
    id: 'webhooks/hosts that are none',
    match: /^webhooks\/create: urls that cannot be read › POST .* · https:\/\/(?:\[zz\]|a b)\/$/,
    fields: ['body.message'],
    mlflow: invalid(/^(?:Invalid webhook URL|Cannot resolve Webhook URL hostname)/),
    millrace: invalid(/^Invalid webhook URL 'https:.*': its host or port cannot be read\.$/),
    reason: 'MLflow shows the error of its URL parser, or asks the name service.',
  },
  {
    id: 'webhooks/multicast is not public',
    match: /^webhooks\/create: multicast › POST /,
    fields: ['status', 'body'],
    mlflow: { status: 200 },
    millrace: invalid(/must not resolve to a non-public IP address/),
    reason: 'A group of hosts is no receiver, and not of the public internet.',
  },
];
