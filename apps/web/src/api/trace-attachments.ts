import { queryOptions } from '@tanstack/react-query';
import type { Attachment } from '../formats/attachment.ts';
import { CallError, PREFIX } from './call.ts';
import { keys } from './keys.ts';

export function attachmentUrl({ traceId, id }: Attachment): string {
  const query = new URLSearchParams({ request_id: traceId, path: id }).toString();
  return `${PREFIX}/ajax-api/3.0/mlflow/get-trace-artifact?${query}`;
}

/** The bytes of an attachment. The server gives them without a type: the reference says which they have. */
export function attachmentQuery(attachment: Attachment) {
  return queryOptions({
    queryKey: keys.attachment(attachment.traceId, attachment.id),
    queryFn: async ({ signal }) => {
      const answer = await fetch(attachmentUrl(attachment), { signal });
      if (!answer.ok) throw new CallError(answer.status, 'UNKNOWN', 'The attachment is not there.');
      return new Blob([await answer.arrayBuffer()], { type: attachment.contentType });
    },
    // What is attached never changes.
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
}
