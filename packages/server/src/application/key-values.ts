import type { KeyValue } from '@millrace/store';

/** Pairs of a request with what is absent read as ''. */
export function withValues(
  pairs: readonly { key?: string | undefined; value?: string | undefined }[] | undefined,
): KeyValue[] {
  return (pairs ?? []).map(({ key = '', value = '' }) => ({ key, value }));
}
