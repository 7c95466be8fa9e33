import { createHmac } from 'node:crypto';

/** The value of `X-MLflow-Signature`: what Standard Webhooks calls v1. */
export function signatureOf(
  secret: string,
  { deliveryId, timestamp, payload }: { deliveryId: string; timestamp: string; payload: string },
): string {
  const signed = createHmac('sha256', secret)
    .update(`${deliveryId}.${timestamp}.${payload}`)
    .digest('base64');
  return `v1,${signed}`;
}
