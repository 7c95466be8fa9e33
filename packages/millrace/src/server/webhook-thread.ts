import { parentPort, workerData } from 'node:worker_threads';
import { failureText, WebhookClient } from '@millrace/server/webhook-delivery';
import { newId } from '../world/environment.ts';
import { giveWay } from './give-way.ts';
import type { FromWebhookThread, ToWebhookThread, WebhookThreadData } from './webhook-thread-messages.ts';

/** A thread that talks to the receivers of webhooks: names, TLS and HTTP cost the writer's thread nothing. */
function main(): void {
  if (parentPort === null) throw new Error('webhook-thread.ts is run as a worker thread');
  giveWay();
  const port = parentPort;
  const { settings } = workerData as WebhookThreadData;
  const client = new WebhookClient({ settings, environment: { nowMs: () => Date.now(), newId } });
  const tell = (answer: FromWebhookThread): void => port.postMessage(answer);
  port.on('message', ({ id, message }: ToWebhookThread) => {
    client.send(message).then(
      (answer) => tell({ id, answer }),
      (error: unknown) => tell({ id, failure: failureText(error) }),
    );
  });
}

main();
