import {
  type ApiError,
  invalidParameter,
  notFound,
  WEBHOOK_DESCRIPTION_CHARACTERS_MAX,
  WEBHOOK_SECRET_CHARACTERS_MAX,
  WEBHOOK_URL_CHARACTERS_MAX,
  type WebhookActionName,
  type WebhookEntityName,
  type WebhookEvent,
} from '@millrace/protocol';
import type { WebhookChange } from '../webhook-store.ts';
import { checkLength, pythonQuote } from './names.ts';

/** What can happen to each kind of object. */
export const WEBHOOK_ACTIONS: Readonly<Record<WebhookEntityName, readonly WebhookActionName[]>> = {
  REGISTERED_MODEL: ['CREATED'],
  MODEL_VERSION: ['CREATED'],
  MODEL_VERSION_TAG: ['DELETED', 'SET'],
  MODEL_VERSION_ALIAS: ['CREATED', 'DELETED'],
  PROMPT: ['CREATED'],
  PROMPT_VERSION: ['CREATED'],
  PROMPT_TAG: ['DELETED', 'SET'],
  PROMPT_VERSION_TAG: ['DELETED', 'SET'],
  PROMPT_ALIAS: ['CREATED', 'DELETED'],
  BUDGET_POLICY: ['EXCEEDED'],
};

/** Refuses an action that never happens to the kind of object. */
export function checkWebhookEvent({ entity, action }: WebhookEvent): void {
  const actions = WEBHOOK_ACTIONS[entity];
  if (actions.includes(action)) return;
  throw invalidParameter(
    `Invalid action '${action.toLowerCase()}' for entity '${entity.toLowerCase()}'. ` +
      `Valid actions are: [${actions.map((valid) => `'${valid.toLowerCase()}'`).join(', ')}]`,
  );
}

export function checkWebhookEvents(events: readonly WebhookEvent[]): void {
  if (events.length === 0) {
    throw invalidParameter('Webhook events must be a non-empty list of WebhookEvent objects: [].');
  }
  const seen = new Set<string>();
  for (const event of events) {
    checkWebhookEvent(event);
    const name = `${event.entity}.${event.action}`.toLowerCase();
    // Ours: MLflow lets its database refuse the second.
    if (seen.has(name)) throw invalidParameter(`The webhook event '${name}' is given twice.`);
    seen.add(name);
  }
}

const NAME = /^[a-z0-9](?:[a-z0-9._-]{0,61}[a-z0-9])?$/i;

export function checkWebhookName(name: string): void {
  if (NAME.test(name)) return;
  throw invalidParameter(
    `Webhook name ${pythonQuote(name)} is invalid. It must start and end with a letter or digit, be less than 63 ` +
      'characters long, and contain only letters, digits, dots (.), underscores (_), and hyphens (-).',
  );
}

/** The rules for what is given; those for the URL's address are the server's. */
export function checkWebhookChange(change: WebhookChange): void {
  const { name, url, events, description, secret } = change;
  if (name !== undefined) checkWebhookName(name);
  if (url !== undefined) checkLength('url', url, WEBHOOK_URL_CHARACTERS_MAX);
  if (events !== undefined) checkWebhookEvents(events);
  if (description !== undefined) checkLength('description', description, WEBHOOK_DESCRIPTION_CHARACTERS_MAX);
  if (secret !== undefined) checkLength('secret', secret, WEBHOOK_SECRET_CHARACTERS_MAX);
}

export function webhookNotFound(webhookId: string): ApiError {
  return notFound(`Webhook with ID ${webhookId} not found.`);
}

/** What is POSTed, as JSON. The time is written as Python writes it. */
export function webhookPayload(
  { entity, action }: WebhookEvent,
  data: Readonly<Record<string, unknown>>,
  nowMs: number,
): string {
  const timestamp = new Date(nowMs).toISOString().replace(/Z$/, '000+00:00');
  return JSON.stringify({ entity: entity.toLowerCase(), action: action.toLowerCase(), timestamp, data });
}

/** The id as MLflow writes those of webhooks and deliveries: with dashes. */
export function uuidOf(id: string): string {
  return id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
