import {
  type Int64,
  TRACE_ARTIFACT_LOCATION_TAG,
  TRACE_COST_METADATA,
  TRACE_FINALIZED_METADATA,
  TRACE_NAME_TAG,
  TRACE_SESSION_METADATA,
  TRACE_SPANS_LOCATION_TAG,
  TRACE_TOKEN_USAGE_METADATA,
  type Assessment,
  type TraceInfo,
  type TraceStateName,
} from '@millrace/protocol';
import { appendToUri, shownAssessment, shownMetadata, shownTags, traceNotFound } from '@millrace/store';
import type { SqliteDatabase } from '../database.ts';
import type { Session } from '../session.ts';
import { ASSESSMENT_COLUMNS, type AssessmentRow, recordOf } from './assessment-rows.ts';

export interface TraceRow {
  trace_key: number;
  trace_id: string;
  experiment_id: number;
  timestamp_ms: Int64;
  execution_time_ms: Int64 | null;
  status: TraceStateName;
  client_request_id: string | null;
  request_preview: string | null;
  response_preview: string | null;
  trace_name: string | null;
  session_id: string | null;
  token_usage: string | null;
  cost: string | null;
  is_finalized: number;
  spans_location: string | null;
  artifact_location: string | null;
}

/** The row of a trace; undefined when there is none. */
export function findTrace(database: SqliteDatabase, traceId: string): TraceRow | undefined {
  return database.row<TraceRow>('SELECT * FROM traces WHERE trace_id = ?', traceId);
}

export function requireTrace(database: SqliteDatabase, traceId: string): TraceRow {
  const row = findTrace(database, traceId);
  if (row === undefined) throw traceNotFound(traceId);
  return row;
}

/** A trace's row with its tags and metadata, each as a JSON object by number of name. */
type ShownTuple = readonly [
  trace_key: number,
  trace_id: string,
  experiment_id: number,
  timestamp_ms: Int64,
  execution_time_ms: Int64 | null,
  status: TraceStateName,
  client_request_id: string | null,
  request_preview: string | null,
  response_preview: string | null,
  tags: string,
  trace_name: string | null,
  spans_location: string | null,
  artifact_location: string | null,
  metadata: string,
  session_id: string | null,
  token_usage: string | null,
  cost: string | null,
  is_finalized: number,
];

const pairsOf = (table: string): string =>
  `(SELECT json_group_object(v.name_id, v.value) FROM ${table} v WHERE v.trace_key = t.trace_key)`;
/** One statement makes texts of tags and metadata: as rows of their own they took half of the time of a page. */
const SHOWN =
  'SELECT t.trace_key, t.trace_id, t.experiment_id, t.timestamp_ms, t.execution_time_ms, t.status, t.client_request_id, ' +
  `t.request_preview, t.response_preview, ${pairsOf('trace_tags')}, t.trace_name, t.spans_location, t.artifact_location, ` +
  `${pairsOf('trace_metadata')}, t.session_id, t.token_usage, t.cost, t.is_finalized ` +
  'FROM traces t WHERE t.trace_key IN (SELECT value FROM json_each(?))';

type Pairs = [key: string, value: string][];

/** Reads traces as they are on the wire: a few statements for a whole page. */
export class TraceReader {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  info(traceKey: number): TraceInfo {
    const [info] = this.infos([traceKey]);
    if (info === undefined) throw new Error(`trace ${traceKey} is missing`);
    return info;
  }

  /** In the order of the keys. */
  infos(keys: readonly number[]): TraceInfo[] {
    if (keys.length === 0) return [];
    const list = JSON.stringify(keys);
    const rows = this.#session.database.tuples<ShownTuple>(SHOWN, list);
    const assessments = this.#assessments(list, new Map(rows.map(([key, traceId]) => [key, traceId])));
    const locations = this.#locations(new Set(rows.map(([, , experiment]) => experiment)));
    const byKey = new Map(rows.map((row) => [row[0], row]));
    return keys.flatMap((key) => {
      const row = byKey.get(key);
      if (row === undefined) return [];
      return [this.#shown(row, locations.get(row[2]) ?? '', assessments.get(key) ?? [])];
    });
  }

  #shown(row: ShownTuple, experimentLocation: string, assessments: Assessment[]): TraceInfo {
    const [, traceId, experiment, time, duration, state, clientId, request, response, ...rest] = row;
    const [tagsText, name, spansLocation, ownLocation, metadataText, session, tokens, cost, isFinalized] =
      rest;
    const tags = this.#pairs(tagsText);
    const location = ownLocation ?? appendToUri(experimentLocation, 'traces', traceId, 'artifacts');
    tags.push([TRACE_ARTIFACT_LOCATION_TAG, location]);
    if (spansLocation !== null) tags.push([TRACE_SPANS_LOCATION_TAG, spansLocation]);
    if (name !== null) tags.push([TRACE_NAME_TAG, name]);
    const metadata = this.#pairs(metadataText);
    if (isFinalized === 1) metadata.push([TRACE_FINALIZED_METADATA, 'true']);
    if (session !== null) metadata.push([TRACE_SESSION_METADATA, session]);
    if (tokens !== null) metadata.push([TRACE_TOKEN_USAGE_METADATA, tokens]);
    if (cost !== null) metadata.push([TRACE_COST_METADATA, cost]);
    return {
      trace_id: traceId,
      client_request_id: clientId ?? undefined,
      trace_location: {
        type: 'MLFLOW_EXPERIMENT',
        mlflow_experiment: { experiment_id: String(experiment) },
      },
      request_preview: request ?? undefined,
      response_preview: response ?? undefined,
      request_time: time,
      execution_duration: duration ?? undefined,
      state,
      trace_metadata: shownMetadata(metadata),
      assessments,
      tags: shownTags(tags),
    };
  }

  #pairs(text: string): Pairs {
    return Object.entries(JSON.parse(text) as Record<string, string>).map(([name, value]) => [
      this.#session.names.text(Number(name)),
      value,
    ]);
  }

  #assessments(keys: string, traceIds: ReadonlyMap<number, string>): Map<number, Assessment[]> {
    const rows = this.#session.database.rows<AssessmentRow>(
      `SELECT ${ASSESSMENT_COLUMNS} FROM assessments WHERE trace_key IN (SELECT value FROM json_each(?)) ` +
        'ORDER BY create_time, assessment_key',
      keys,
    );
    const found = new Map<number, Assessment[]>();
    for (const row of rows) {
      const shown = shownAssessment(recordOf(row), traceIds.get(row.trace_key) ?? '');
      const known = found.get(row.trace_key);
      if (known === undefined) found.set(row.trace_key, [shown]);
      else known.push(shown);
    }
    return found;
  }

  #locations(experimentIds: ReadonlySet<number>): Map<number, string> {
    return new Map(
      this.#session.database.tuples<readonly [number, string]>(
        'SELECT experiment_id, artifact_location FROM experiments WHERE experiment_id IN (SELECT value FROM json_each(?))',
        JSON.stringify([...experimentIds]),
      ),
    );
  }
}
