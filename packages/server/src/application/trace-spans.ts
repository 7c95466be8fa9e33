import { text } from 'node:stream/consumers';
import { ArtifactError } from '@millrace/artifacts';
import {
  ApiError,
  JsonText,
  type Trace,
  TRACE_ARTIFACT_LOCATION_TAG,
  TRACE_FILE_BYTES_MAX,
  TRACE_SPANS_LOCATION_TAG,
  type TraceInfo,
} from '@millrace/protocol';
import type { StoredTrace } from '@millrace/store';
import { contentsOfFile, showSpan } from '@millrace/tracing';
import { artifactPlace } from './artifact-locations.ts';
import type { HandlerContext } from './handler.ts';

export const TRACE_FILE = 'traces.json';

export function shownTrace(info: TraceInfo, spans: readonly string[]): Trace {
  return { trace_info: info, spans: spans.map((content) => new JsonText(showSpan(content))) };
}

/** The texts of a trace's spans, from the database or from the file that some clients write beside it. */
export async function spansOf(trace: StoredTrace, context: HandlerContext): Promise<readonly string[]> {
  const { info, spans } = trace;
  if (isInStore(info)) return spans;
  const location = info.tags?.[TRACE_ARTIFACT_LOCATION_TAG] ?? '';
  try {
    const { store, path } = artifactPlace(location, TRACE_FILE, context);
    await using file = await store.open(path);
    if (file.size > TRACE_FILE_BYTES_MAX) return [];
    return contentsOfFile(await text(file.stream()));
  } catch (error) {
    if (!ArtifactError.is(error)) throw error;
    throw new ApiError('INTERNAL_ERROR', 'Trace data not stored in tracking store');
  }
}

/** Whether the spans are in the database. */
export function isInStore(info: TraceInfo): boolean {
  return info.tags?.[TRACE_SPANS_LOCATION_TAG] === 'TRACKING_STORE';
}
