import type { WebhookTestResult } from '@millrace/protocol';
import { checkWebhookEvent, webhookPayload, type WebhookReceiver } from '@millrace/store';
import type { EndpointHandler } from '../application/handler.ts';
import { examplePayload } from '../webhook-delivery/example-payloads.ts';
import { failureText, refusalOf } from '../webhook-delivery/outcome.ts';
import type { WebhookClient } from '../webhook-delivery/webhook-client.ts';

export const testWebhook: EndpointHandler<'webhooks/test'> = async (
  { webhook_id = '', event },
  { store, webhookClient },
) => {
  if (event !== undefined) checkWebhookEvent(event);
  const receiver = await store.webhooks.receiver(webhook_id);
  const tested = event ?? receiver.events[0];
  if (tested === undefined) throw new Error(`webhook ${webhook_id} has no events`);
  const payload = webhookPayload(tested, examplePayload(tested), webhookClient.nowMs());
  return { result: await attempt(webhookClient, receiver, payload) };
};

async function attempt(
  client: WebhookClient,
  receiver: WebhookReceiver,
  payload: string,
): Promise<WebhookTestResult> {
  try {
    const message = { url: receiver.url, secret: receiver.secret(), payload };
    const answer = await client.send(message);
    const refusal = refusalOf(answer);
    return {
      success: refusal === undefined,
      response_status: answer.status,
      response_body: answer.body,
      error_message: refusal,
    };
  } catch (error) {
    return { success: false, error_message: `Failed to test webhook: ${failureText(error)}` };
  }
}
