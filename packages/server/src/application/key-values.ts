import type { KeyValue } from '@millrace/store';

/** Pairs of a request with an absent value read as ''. */
export function withValues(
  pairs: readonly { key: string; value?: string | undefined }[] | undefined,
): KeyValue[] {
  return (pairs ?? []).map(({ key, value = '' }) => ({ key, value }));
}
