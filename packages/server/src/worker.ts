/** What a store thread needs: the application and its port, without the HTTP layer. */
export { Application } from './application/application.ts';
export type { ServerSettings } from './application/settings.ts';
export type { FromWorker } from './dispatch/port-messages.ts';
export { servePort } from './dispatch/serve-port.ts';
export { WebhookClient } from './webhook-delivery/webhook-client.ts';
export { WebhookSender } from './webhook-delivery/webhook-sender.ts';
