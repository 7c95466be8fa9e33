import {
  type Assessment,
  type Int64,
  messageText,
  TRACE_ARTIFACT_LOCATION_TAG,
  TraceInfo,
  type TraceStateName,
  writeDuration,
  writeTimestamp,
} from '@millrace/protocol';
import { appendToUri, shownAssessment, traceNotFound } from '@millrace/store';
import type { SqliteDatabase } from '../database.ts';
import type { Session } from '../session.ts';
import { ASSESSMENT_COLUMNS, type AssessmentRow, recordOf } from './assessment-rows.ts';
import { readTraceTuples, type TraceTuple, withMembers } from './trace-rows.ts';

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

/** What is shown of a trace beside its row. */
interface TraceParts {
  readonly tags: string;
  readonly metadata: string;
  readonly assessments: Assessment[];
}

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
    return this.#read(keys, infoOf);
  }

  /** The same as the wire's JSON with their keys, which costs a third. */
  texts(keys: readonly number[]): (readonly [number, string])[] {
    return this.#read(keys, (row, parts) => [row[0], textOf(row, parts)] as const);
  }

  #read<T>(keys: readonly number[], make: (row: TraceTuple, parts: TraceParts) => T): T[] {
    if (keys.length === 0) return [];
    const rows = readTraceTuples(this.#session.database, keys);
    const assessments = this.#assessments(keys, new Map(rows.map(([key, traceId]) => [key, traceId])));
    const locations = this.#locations(new Set(rows.map(([, , experiment]) => experiment)));
    const byKey = new Map(rows.map((row) => [row[0], row]));
    const made: T[] = [];
    for (const key of keys) {
      const row = byKey.get(key);
      if (row === undefined) continue;
      const [, traceId, experiment, , , , , , , ownLocation, tags, tagMembers, metadata, metadataMembers] =
        row;
      const location =
        ownLocation ?? appendToUri(locations.get(experiment) ?? '', 'traces', traceId, 'artifacts');
      const locationMember = `,"${TRACE_ARTIFACT_LOCATION_TAG}":${JSON.stringify(location)}`;
      made.push(
        make(row, {
          tags: withMembers(tags, locationMember + tagMembers),
          metadata: withMembers(metadata, metadataMembers),
          assessments: assessments.get(key) ?? [],
        }),
      );
    }
    return made;
  }

  #assessments(keys: readonly number[], traceIds: ReadonlyMap<number, string>): Map<number, Assessment[]> {
    const rows = this.#session.database.rows<AssessmentRow>(
      `SELECT ${ASSESSMENT_COLUMNS} FROM assessments WHERE trace_key IN (SELECT value FROM json_each(?)) ` +
        'ORDER BY create_time, assessment_key',
      JSON.stringify(keys),
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

function infoOf(row: TraceTuple, { tags, metadata, assessments }: TraceParts): TraceInfo {
  const [, trace_id, experiment, time, duration, state, clientId, request, response] = row;
  return {
    trace_id,
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
    trace_metadata: JSON.parse(metadata) as Record<string, string>,
    assessments,
    tags: JSON.parse(tags) as Record<string, string>,
  };
}

/** What {@link TraceInfo} is written as. */
function textOf(row: TraceTuple, { tags, metadata, assessments }: TraceParts): string {
  const [, traceId, experiment, time, duration, state, clientId, request, response] = row;
  let text =
    `{"trace_id":${JSON.stringify(traceId)},"trace_location":{"type":"MLFLOW_EXPERIMENT",` +
    `"mlflow_experiment":{"experiment_id":"${experiment}"}},"request_time":"${writeTimestamp(time)}",` +
    `"state":"${state}","tags":${tags}`;
  if (clientId !== null) text += `,"client_request_id":${JSON.stringify(clientId)}`;
  if (request !== null) text += `,"request_preview":${JSON.stringify(request)}`;
  if (response !== null) text += `,"response_preview":${JSON.stringify(response)}`;
  if (duration !== null) text += `,"execution_duration":"${writeDuration(duration)}"`;
  if (metadata !== '{}') text += `,"trace_metadata":${metadata}`;
  if (assessments.length > 0) text += `,${messageText(TraceInfo, { assessments }).slice(1, -1)}`;
  return `${text}}`;
}
