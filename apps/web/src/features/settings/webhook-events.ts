import type { WebhookEvent } from '../../api/webhooks.ts';

/** All that can be told of, in words. */
const EVENTS: readonly (readonly [
  entity: WebhookEvent['entity'],
  action: WebhookEvent['action'],
  text: string,
])[] = [
  ['REGISTERED_MODEL', 'CREATED', 'A model is created'],
  ['MODEL_VERSION', 'CREATED', 'A version of a model is created'],
  ['MODEL_VERSION_ALIAS', 'CREATED', 'An alias of a model is set'],
  ['MODEL_VERSION_ALIAS', 'DELETED', 'An alias of a model is removed'],
  ['MODEL_VERSION_TAG', 'SET', 'A tag of a version is set'],
  ['MODEL_VERSION_TAG', 'DELETED', 'A tag of a version is removed'],
  ['PROMPT', 'CREATED', 'A prompt is created'],
  ['PROMPT_VERSION', 'CREATED', 'A version of a prompt is created'],
  ['PROMPT_ALIAS', 'CREATED', 'An alias of a prompt is set'],
  ['PROMPT_ALIAS', 'DELETED', 'An alias of a prompt is removed'],
  ['PROMPT_TAG', 'SET', 'A tag of a prompt is set'],
  ['PROMPT_TAG', 'DELETED', 'A tag of a prompt is removed'],
  ['PROMPT_VERSION_TAG', 'SET', "A tag of a prompt's version is set"],
  ['PROMPT_VERSION_TAG', 'DELETED', "A tag of a prompt's version is removed"],
];

export const EVENT_TEXTS: readonly string[] = EVENTS.map(([, , text]) => text);

export function eventText({ entity, action }: WebhookEvent): string {
  const known = EVENTS.find(([one, what]) => one === entity && what === action);
  return known?.[2] ?? `${entity} ${action}`.toLowerCase();
}

export function eventsOf(texts: readonly string[]): WebhookEvent[] {
  return EVENTS.flatMap(([entity, action, text]) => (texts.includes(text) ? [{ entity, action }] : []));
}
