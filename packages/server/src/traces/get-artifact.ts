import type { EndpointHandler } from '../application/handler.ts';
import { ApiError, JsonText, TRACE_ARTIFACT_LOCATION_TAG } from '@millrace/protocol';
import { isInStore } from '../application/trace-spans.ts';

/** The spans as they are stored, or where else they are; the HTTP layer makes a file of either. */
export const getTraceArtifact: EndpointHandler<'traces/get-artifact'> = async (
  { request_id = '', path = '' },
  { store },
) => {
  if (request_id === '') {
    throw new ApiError('BAD_REQUEST', 'Request must include the "request_id" query parameter.');
  }
  if (path !== '') return { location: locationOf((await store.traces.get(request_id)).tags) };
  const [trace] = await store.traces.withSpans([request_id]);
  if (trace === undefined) {
    throw new ApiError('RESOURCE_DOES_NOT_EXIST', `Trace with ID ${request_id} is not found.`);
  }
  if (!isInStore(trace.info)) return { location: locationOf(trace.info.tags) };
  return { spans: trace.spans.map((content) => new JsonText(content)) };
};

function locationOf(tags: Readonly<Record<string, string>> = {}): string {
  return tags[TRACE_ARTIFACT_LOCATION_TAG] ?? '';
}
