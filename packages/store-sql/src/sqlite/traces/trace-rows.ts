import {
  type Int64,
  TRACE_COST_METADATA,
  TRACE_FINALIZED_METADATA,
  TRACE_METADATA_SHOWN_CHARACTERS_MAX,
  TRACE_NAME_TAG,
  TRACE_SESSION_METADATA,
  TRACE_SPANS_LOCATION_TAG,
  TRACE_TAG_KEY_SHOWN_CHARACTERS_MAX,
  TRACE_TAG_VALUE_SHOWN_CHARACTERS_MAX,
  TRACE_TOKEN_USAGE_METADATA,
  type TraceStateName,
} from '@millrace/protocol';
import type { SqliteDatabase } from '../database.ts';

/** A trace with its tags and metadata as JSON. What is a column of its row stands apart, as further members. */
export type TraceTuple = readonly [
  trace_key: number,
  trace_id: string,
  experiment_id: number,
  timestamp_ms: Int64,
  execution_time_ms: Int64 | null,
  status: TraceStateName,
  client_request_id: string | null,
  request_preview: string | null,
  response_preview: string | null,
  artifact_location: string | null,
  tags: string,
  tag_members: string,
  metadata: string,
  metadata_members: string,
];

const METADATA_MAX = TRACE_METADATA_SHOWN_CHARACTERS_MAX;

/** MLflow keeps longer texts than it shows. `octet_length` is known without reading the text. */
function cut(expression: string, charactersMax: number): string {
  return `iif(octet_length(${expression}) > ${charactersMax}, substr(${expression}, 1, ${charactersMax}), ${expression})`;
}

function pairs(table: string, keyMax: number, valueMax: number): string {
  return (
    `(SELECT json_group_object(${cut('n.name', keyMax)}, ${cut('v.value', valueMax)}) ` +
    `FROM ${table} v CROSS JOIN names n ON n.name_id = v.name_id WHERE v.trace_key = t.trace_key)`
  );
}

function member(name: string, value: string): string {
  return `iif(${value} IS NULL, '', ',"${name}":' || json_quote(${value}))`;
}

const TAG_MEMBERS = [
  member(TRACE_SPANS_LOCATION_TAG, 't.spans_location'),
  member(TRACE_NAME_TAG, cut('t.trace_name', TRACE_TAG_VALUE_SHOWN_CHARACTERS_MAX)),
];
const METADATA_MEMBERS = [
  `iif(t.is_finalized, ',"${TRACE_FINALIZED_METADATA}":"true"', '')`,
  member(TRACE_SESSION_METADATA, cut('t.session_id', METADATA_MAX)),
  member(TRACE_TOKEN_USAGE_METADATA, cut('t.token_usage', METADATA_MAX)),
  member(TRACE_COST_METADATA, cut('t.cost', METADATA_MAX)),
];

/** Making JSON is cheaper in SQLite than of rows here: with rows a page took three times as long. */
const TRACES =
  'SELECT t.trace_key, t.trace_id, t.experiment_id, t.timestamp_ms, t.execution_time_ms, t.status, ' +
  't.client_request_id, t.request_preview, t.response_preview, t.artifact_location, ' +
  `${pairs('trace_tags', TRACE_TAG_KEY_SHOWN_CHARACTERS_MAX, TRACE_TAG_VALUE_SHOWN_CHARACTERS_MAX)}, ` +
  `${TAG_MEMBERS.join(' || ')}, ${pairs('trace_metadata', METADATA_MAX, METADATA_MAX)}, ` +
  `${METADATA_MEMBERS.join(' || ')} FROM traces t WHERE t.trace_key IN (SELECT value FROM json_each(?))`;

/** In no order; keys that are missing are left out. */
export function readTraceTuples(database: SqliteDatabase, keys: readonly number[]): TraceTuple[] {
  return database.tuples<TraceTuple>(TRACES, JSON.stringify(keys));
}

/** Adds members, each with its comma before it, to an object's JSON. */
export function withMembers(object: string, members: string): string {
  if (members === '') return object;
  return object === '{}' ? `{${members.slice(1)}}` : `${object.slice(0, -1)}${members}}`;
}
