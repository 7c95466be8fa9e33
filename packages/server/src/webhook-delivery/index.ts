/** What talks to the receivers of webhooks, without the store, the application and the HTTP layer. */
export { failureText } from './outcome.ts';
export type { PostAnswer } from './post.ts';
export { ReceiverError } from './receiver-error.ts';
export { type Message, type SendToReceiver, WebhookClient } from './webhook-client.ts';
