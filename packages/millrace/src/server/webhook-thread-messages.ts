import type { ServerSettings } from '@millrace/server';
import type { Message, PostAnswer } from '@millrace/server/webhook-delivery';

/** What the thread is started with. */
export interface WebhookThreadData {
  readonly settings: ServerSettings['webhooks'];
}

export interface ToWebhookThread {
  readonly id: number;
  readonly message: Message;
}

export type FromWebhookThread =
  | { readonly id: number; readonly answer: PostAnswer }
  /** Why there was no answer, in words for the webhook's owner. */
  | { readonly id: number; readonly failure: string };
