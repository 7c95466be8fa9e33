import { ApiError } from '@millrace/protocol';
import type { PostAnswer } from './post.ts';
import { receiverErrorText } from './receiver-error.ts';

const SHOWN_CHARACTERS_MAX = 200;

/** Why an answer does not count as delivered; undefined for a success. */
export function refusalOf({ status, location }: PostAnswer): string | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status < 300 || status >= 400) return `The receiver answered ${status}.`;
  const to = location === undefined ? '' : ` to ${location.slice(0, SHOWN_CHARACTERS_MAX)}`;
  return `The receiver answered with a redirect (${status})${to}; redirects are not followed.`;
}

export function failureText(error: unknown): string {
  return ApiError.is(error) ? error.message : receiverErrorText(error);
}

/** `Retry-After` in ms: seconds or a date. */
export function retryAfterMs(header: string | undefined, nowMs: number): number | undefined {
  if (header === undefined) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - nowMs;
  return Number.isFinite(ms) && ms > 0 ? ms : undefined;
}
