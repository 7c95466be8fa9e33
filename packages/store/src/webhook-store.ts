import type {
  Webhook,
  WebhookDelivery,
  WebhookDeliveryStateName,
  WebhookEvent,
  WebhookStatusName,
} from '@millrace/protocol';
import type { Page } from './tracking-store.ts';

export interface WebhookDraft {
  readonly name: string;
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  readonly description?: string | undefined;
  /** Signs deliveries; without one they are not signed. */
  readonly secret?: string | undefined;
  readonly status: WebhookStatusName;
}

/** What is absent stays; an empty description or secret clears it. */
export type WebhookChange = { readonly [K in keyof WebhookDraft]?: WebhookDraft[K] | undefined };

/** Where deliveries of a webhook go. */
export interface WebhookReceiver {
  readonly url: string;
  readonly events: readonly WebhookEvent[];
  /** @throws when it was encrypted with another key */
  secret(): string | undefined;
}

export interface WebhookDeliveryQuery {
  readonly webhook_id: string;
  readonly state?: WebhookDeliveryStateName | undefined;
  readonly max_results: number;
  readonly page_token?: string | undefined;
}

/** Webhooks as clients see them. Every method is one transaction. */
export interface WebhookStore {
  create(draft: WebhookDraft): Promise<Webhook>;
  get(webhookId: string): Promise<Webhook>;
  /** Newest first. */
  list(query: { max_results: number; page_token?: string | undefined }): Promise<Page<Webhook>>;
  update(webhookId: string, change: WebhookChange): Promise<Webhook>;
  /** What was still to be delivered goes with it. */
  delete(webhookId: string): Promise<void>;
  receiver(webhookId: string): Promise<WebhookReceiver>;
  /** Newest first. */
  deliveries(query: WebhookDeliveryQuery): Promise<Page<WebhookDelivery>>;
}

/** A delivery whose time has come. */
export interface DueDelivery {
  readonly key: number;
  readonly webhook_key: number;
  readonly delivery_id: string;
  readonly receiver: Omit<WebhookReceiver, 'events'>;
  /** The JSON that is sent. */
  readonly payload: string;
  /** Attempts made so far. */
  readonly attempts: number;
  /** How long ago the event was. */
  readonly age_ms: number;
}

export interface DueDeliveries {
  readonly deliveries: readonly DueDelivery[];
  /** When the next of the others is due. */
  readonly next_in_ms?: number | undefined;
}

export interface DueQuestion {
  /** Keys of deliveries that are being made. */
  readonly underWay: ReadonlySet<number>;
  readonly limit: number;
  /** How many more a webhook may have. */
  readonly room: (webhook: { readonly webhook_key: number; readonly url: string }) => number;
}

/** How an attempt ended. `WAITING`: another is made after the pause. */
export interface AttemptOutcome {
  readonly state: WebhookDeliveryStateName;
  readonly pause_ms?: number | undefined;
  readonly response_status?: number | undefined;
  readonly error?: string | undefined;
}

/**
 * Deliveries on their way. They are written in the transaction of the change that they tell of, so none is lost; one
 * whose attempt was cut off before {@link WebhookOutbox.settle} is made again.
 */
export interface WebhookOutboxStore {
  /** Called within the job that writes deliveries, before its commit. */
  whenAdded(listener: () => void): void;
  due(question: DueQuestion): Promise<DueDeliveries>;
  settle(key: number, outcome: AttemptOutcome): Promise<void>;
}
