import {
  enumeration,
  int32,
  int64,
  type Infer,
  list,
  message,
  nested,
  bool,
  oneOf,
  required,
  string,
} from '../schema/field.ts';

export const WebhookStatus = enumeration('WebhookStatus', { ACTIVE: 1, DISABLED: 2 });
export type WebhookStatusName = keyof typeof WebhookStatus.values;

export const WebhookEntity = enumeration('WebhookEntity', {
  REGISTERED_MODEL: 1,
  MODEL_VERSION: 2,
  MODEL_VERSION_TAG: 3,
  MODEL_VERSION_ALIAS: 4,
  PROMPT: 5,
  PROMPT_VERSION: 6,
  PROMPT_TAG: 7,
  PROMPT_VERSION_TAG: 8,
  PROMPT_ALIAS: 9,
  BUDGET_POLICY: 10,
});
export type WebhookEntityName = keyof typeof WebhookEntity.values;

export const WebhookAction = enumeration('WebhookAction', {
  CREATED: 1,
  UPDATED: 2,
  DELETED: 3,
  SET: 4,
  EXCEEDED: 5,
});
export type WebhookActionName = keyof typeof WebhookAction.values;

/** What a webhook is told of: something that happens to a kind of object. */
export const WebhookEvent = message('WebhookEvent', {
  entity: required(oneOf(WebhookEntity)),
  action: required(oneOf(WebhookAction)),
});
export type WebhookEvent = Infer<typeof WebhookEvent>;

/** The secret is never part of an answer. */
export const Webhook = message('Webhook', {
  webhook_id: required(string()),
  name: required(string()),
  description: string(),
  url: required(string()),
  events: required(list(nested(WebhookEvent))),
  status: required(oneOf(WebhookStatus)),
  creation_timestamp: required(int64()),
  last_updated_timestamp: required(int64()),
});
export type Webhook = Infer<typeof Webhook>;

export const WebhookTestResult = message('WebhookTestResult', {
  success: required(bool()),
  response_status: int32(),
  /** At most the first kilobytes. */
  response_body: string(),
  error_message: string(),
});
export type WebhookTestResult = Infer<typeof WebhookTestResult>;

export const WebhookDeliveryState = enumeration('WebhookDeliveryState', {
  WAITING: 1,
  DELIVERED: 2,
  FAILED: 3,
});
export type WebhookDeliveryStateName = keyof typeof WebhookDeliveryState.values;

/** One event on its way to one webhook. Times are ms since the epoch. */
export const WebhookDelivery = message('WebhookDelivery', {
  /** As in the header `X-MLflow-Delivery-Id`, the same for every attempt. */
  delivery_id: required(string()),
  event: required(nested(WebhookEvent)),
  state: required(oneOf(WebhookDeliveryState)),
  attempts: required(int32()),
  creation_timestamp: required(int64()),
  last_attempt_timestamp: int64(),
  /** Absent when there will be no other attempt. */
  next_attempt_timestamp: int64(),
  /** HTTP status of the last attempt that was answered. */
  response_status: int32(),
  /** Why the last attempt failed. */
  last_error: string(),
});
export type WebhookDelivery = Infer<typeof WebhookDelivery>;
