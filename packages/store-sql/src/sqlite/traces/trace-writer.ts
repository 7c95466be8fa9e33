import {
  TRACE_ARTIFACT_LOCATION_TAG,
  TRACE_FINALIZED_METADATA,
  TRACE_NAME_TAG,
  TRACE_SPANS_LOCATION_TAG,
} from '@millrace/protocol';
import { notFound } from '@millrace/protocol';
import type { KeyValue } from '@millrace/store';
import type { Session } from '../session.ts';

/** Tags that are columns of the trace's row. */
const TAG_COLUMNS: ReadonlyMap<string, string> = new Map([
  [TRACE_NAME_TAG, 'trace_name'],
  [TRACE_SPANS_LOCATION_TAG, 'spans_location'],
  [TRACE_ARTIFACT_LOCATION_TAG, 'artifact_location'],
]);

/** Writes tags and metadata of traces; only inside a job. */
export class TraceWriter {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  writeTag(traceKey: number, { key, value }: KeyValue): void {
    const { database } = this.#session;
    const column = TAG_COLUMNS.get(key);
    if (column === undefined) this.#put('trace_tags', traceKey, [key, value]);
    else database.run(`UPDATE traces SET ${column} = ? WHERE trace_key = ?`, value, traceKey);
  }

  deleteTag(traceKey: number | undefined, traceId: string, key: string): void {
    const { database, names } = this.#session;
    const column = TAG_COLUMNS.get(key);
    const { changes } =
      column === undefined
        ? database.run(
            'DELETE FROM trace_tags WHERE trace_key = ? AND name_id = ?',
            traceKey ?? -1,
            names.find(key) ?? -1,
          )
        : database.run(
            `UPDATE traces SET ${column} = NULL WHERE trace_key = ? AND ${column} IS NOT NULL`,
            traceKey ?? -1,
          );
    if (changes === 0) throw notFound(`No trace tag with key '${key}' for trace with ID '${traceId}'`);
  }

  writeMetadata(traceKey: number, metadata: Iterable<readonly [string, string]>): void {
    for (const [key, value] of metadata) {
      if (key !== TRACE_FINALIZED_METADATA) this.#put('trace_metadata', traceKey, [key, value]);
    }
  }

  /** Keeps what is there. */
  addMetadata(traceKey: number, key: string, value: string): void {
    this.#session.database.run(
      'INSERT OR IGNORE INTO trace_metadata VALUES (?, ?, ?)',
      traceKey,
      this.#session.names.intern(key),
      value,
    );
  }

  #put(
    table: 'trace_tags' | 'trace_metadata',
    traceKey: number,
    [key, value]: readonly [string, string],
  ): void {
    this.#session.database.run(
      `INSERT INTO ${table} VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value`,
      traceKey,
      this.#session.names.intern(key),
      value,
    );
  }
}
