import {
  invalidParameter,
  notFound,
  TAG_VALUE_CHARACTERS_MAX,
  TRACE_ARCHIVAL_FAILURE_TAG,
  TRACE_ARCHIVE_LOCATION_TAG,
  TRACE_COST_METADATA,
  TRACE_LINKS_MAX,
  TRACE_NAME_CHARACTERS_MAX,
  TRACE_NAME_TAG,
  TRACE_SESSION_CHARACTERS_MAX,
  TRACE_SESSION_METADATA,
  TRACE_SIZE_STATS_METADATA,
  TRACE_SPANS_LOCATION_TAG,
  TRACE_TAG_KEY_SHOWN_CHARACTERS_MAX,
  TRACE_TOKEN_USAGE_METADATA,
} from '@millrace/protocol';
import { type Amounts, COST_KEYS, doubleText, TOKEN_KEYS } from '@millrace/tracing';
import type { KeyValue } from './batch.ts';
import { checkKey, checkLength, fitValue, lengthOf } from './names.ts';

const SYSTEM_TAGS: ReadonlySet<string> = new Set([
  TRACE_SPANS_LOCATION_TAG,
  TRACE_ARCHIVE_LOCATION_TAG,
  TRACE_ARCHIVAL_FAILURE_TAG,
]);

/** Refuses a tag that only the server sets; a failure to archive may be deleted, so that it is tried again. */
export function checkTraceTagMutable(key: string, operation: 'set' | 'deleted'): void {
  if (!SYSTEM_TAGS.has(key) || (operation === 'deleted' && key === TRACE_ARCHIVAL_FAILURE_TAG)) return;
  throw invalidParameter(`Tag '${key}' is immutable and cannot be ${operation} on a trace.`);
}

/** The tag as it is stored. */
export function checkTraceTag({ key, value }: KeyValue): KeyValue {
  checkKey(key, 'key');
  checkLength('key', key, TRACE_TAG_KEY_SHOWN_CHARACTERS_MAX);
  const rule = { entity: 'value', charactersMax: TAG_VALUE_CHARACTERS_MAX, truncates: true };
  const fitted = fitValue(value, rule);
  if (key === TRACE_NAME_TAG) checkTraceName(fitted);
  return { key, value: fitted };
}

/** Whether a tag that a span brings along may be kept; others are left out without a word. */
export function isTraceTag(key: string): boolean {
  try {
    checkKey(key, 'key');
  } catch {
    return false;
  }
  return lengthOf(key) <= TRACE_TAG_KEY_SHOWN_CHARACTERS_MAX;
}

export function checkTraceName(name: string | undefined): void {
  if (name !== undefined) checkLength('Trace name', name, TRACE_NAME_CHARACTERS_MAX);
}

export function checkSession(session: string | undefined): void {
  if (session !== undefined) checkLength('Session ID', session, TRACE_SESSION_CHARACTERS_MAX);
}

export function checkTraceLinks(traceIds: readonly string[]): void {
  if (traceIds.length <= TRACE_LINKS_MAX) return;
  throw invalidParameter(
    `Cannot link more than ${TRACE_LINKS_MAX} traces to a run in a single request. ` +
      `Provided ${traceIds.length} traces.`,
  );
}

export function traceNotFound(traceId: string): Error {
  return notFound(`Trace with ID '${traceId}' not found.`);
}

/** What of the metadata has columns of its own; undefined where the metadata does not say. */
export interface TraceColumns {
  readonly session_id?: string;
  readonly token_usage?: string | null;
  readonly cost?: string | null;
}

/** Takes session, tokens and cost out of the metadata. */
export function splitMetadata(metadata: ReadonlyMap<string, string>): {
  columns: TraceColumns;
  rest: Map<string, string>;
} {
  const rest = new Map(metadata);
  const session = metadata.get(TRACE_SESSION_METADATA);
  const tokens = metadata.get(TRACE_TOKEN_USAGE_METADATA);
  const cost = metadata.get(TRACE_COST_METADATA);
  for (const key of [TRACE_SESSION_METADATA, TRACE_TOKEN_USAGE_METADATA, TRACE_COST_METADATA])
    rest.delete(key);
  checkSession(session);
  return {
    columns: {
      ...(session === undefined ? {} : { session_id: session }),
      ...(tokens === undefined ? {} : { token_usage: usageText(objectOf(tokens)) }),
      ...(cost === undefined ? {} : { cost: costText(objectOf(cost)) }),
    },
    rest,
  };
}

function objectOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** Token counts as metadata shows them; null when none is a whole number. */
export function usageText(counts: Amounts | Record<string, unknown>): string | null {
  return amountsText(counts, TOKEN_KEYS, (value) => {
    const count = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof count === 'number' && Number.isSafeInteger(count) ? String(count) : undefined;
  });
}

/** Costs as metadata shows them; null when none is a number. */
export function costText(costs: Amounts | Record<string, unknown>): string | null {
  return amountsText(costs, COST_KEYS, (value) => {
    const cost = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
    return typeof cost === 'number' && Number.isFinite(cost) ? doubleText(cost) : undefined;
  });
}

function amountsText(
  amounts: Readonly<Record<string, unknown>>,
  keys: readonly string[],
  show: (value: unknown) => string | undefined,
): string | null {
  const shown = keys.flatMap((key) => {
    const text = show(amounts[key]);
    return text === undefined ? [] : [`"${key}": ${text}`];
  });
  return shown.length === 0 ? null : `{${shown.join(', ')}}`;
}

/** How many spans the trace says it has. */
export function spansExpected(metadata: Readonly<Record<string, string>>): number {
  const stats = metadata[TRACE_SIZE_STATS_METADATA];
  const count = stats === undefined ? undefined : objectOf(stats)['num_spans'];
  return typeof count === 'number' ? count : 0;
}
