/** Why nothing could be sent to a receiver, in words for the webhook's owner. */
export class ReceiverError extends Error {}

/** Any failure of an attempt in words. */
export function receiverErrorText(error: unknown): string {
  if (error instanceof ReceiverError) return error.message;
  // One error for each address that was tried.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const { code, message } = first as { code?: string; message?: string };
  if (code === 'ABORT_ERR') return 'The receiver did not answer in time.';
  if (code === undefined) return message ?? String(first);
  return `The request failed: ${message ?? ''}${message?.includes(code) === true ? '' : ` (${code})`}`;
}
