import { hash } from 'node:crypto';
import { type Int64, invalidParameter } from '@millrace/protocol';
import {
  mergedJson,
  profileText,
  pythonJson,
  type PythonValue,
  readRecords,
  type RecordDraft,
  recordIdentity,
  RecordSchema,
} from '@millrace/store';
import type { SqlValue } from '../database.ts';
import type { Session } from '../session.ts';
import { datasetDigest, datasetHandle, findDatasetHandle } from './evaluation-dataset-reader.ts';

interface KnownRecord {
  record_key: number;
  expectations: string | null;
  tags: string | null;
}

interface RecordRow {
  record_id: string;
  inputs: string;
  outputs: string | null;
  expectations: string | null;
  tags: string | null;
  source: string | null;
  source_id: string | null;
  source_type: string | null;
  created_time: Int64;
  last_update_time: Int64;
  created_by: string | null;
  last_updated_by: string | null;
}

interface Position {
  readonly after?: readonly [createdTime: number, recordId: string];
  readonly offset: number;
}

const TOKEN = /^(\d{1,15}):(.*)$/s;

/** The records of evaluation datasets. Their JSON lies in the database as it is answered. */
export class EvaluationRecords {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /** Adds records, and merges those whose inputs are there already. Only inside a write. */
  upsert(datasetId: string, text: string): { inserted: number; updated: number } {
    const { database, environment } = this.#session;
    const drafts = readRecords(text);
    if (drafts.length === 0 && findDatasetHandle(database, datasetId) === undefined) {
      return { inserted: 0, updated: 0 };
    }
    const dataset = datasetHandle(database, datasetId);
    const now = environment.nowMs();
    const schema = new RecordSchema(dataset.schema);
    // Ids of one call ascend, so that its records, which have one time, keep their order.
    const ids = drafts.map(() => `dr-${environment.newId()}`).toSorted();
    let updated = 0;
    let user: string | undefined;
    for (const [index, draft] of drafts.entries()) {
      schema.add(draft);
      user = draft.user ?? user;
      const identity = hash('sha256', recordIdentity(draft.inputs), 'buffer');
      const known = database.row<KnownRecord>(
        'SELECT record_key, expectations, tags FROM evaluation_records WHERE dataset_key = ? AND identity = ?',
        dataset.dataset_key,
        identity,
      );
      if (known === undefined) {
        this.#insert(draft, { key: dataset.dataset_key, id: ids[index] ?? '', identity, now });
      } else {
        this.#merge(known, draft, now);
        updated += 1;
      }
    }
    const inserted = drafts.length - updated;
    const count = dataset.record_count + inserted;
    database.run(
      'UPDATE evaluation_datasets SET last_update_time = ?, last_updated_by = ?, digest = ?, record_count = ?, ' +
        'schema = ?, profile = CASE WHEN ? > 0 THEN ? ELSE profile END WHERE dataset_key = ?',
      now,
      user ?? null,
      datasetDigest(dataset.name, now),
      count,
      drafts.length === 0 ? dataset.schema : schema.text(),
      count,
      profileText(count),
      dataset.dataset_key,
    );
    return { inserted, updated };
  }

  /** Only inside a write. */
  delete(datasetId: string, recordIds: readonly string[]): number {
    const { database } = this.#session;
    const dataset = findDatasetHandle(database, datasetId);
    if (dataset === undefined || recordIds.length === 0) return 0;
    const { changes } = database.run(
      'DELETE FROM evaluation_records WHERE dataset_key = ? AND record_id IN (SELECT value FROM json_each(?))',
      dataset.dataset_key,
      JSON.stringify(recordIds),
    );
    if (changes === 0) return 0;
    const count = dataset.record_count - changes;
    database.run(
      'UPDATE evaluation_datasets SET record_count = ?, profile = ? WHERE dataset_key = ?',
      count,
      profileText(count),
      dataset.dataset_key,
    );
    return changes;
  }

  page(query: { dataset_id: string; max_results: number; page_token?: string | undefined }): {
    records: string;
    next_page_token?: string | undefined;
  } {
    const { database } = this.#session;
    const { dataset_id, max_results } = query;
    const { after, offset } = readPosition(query.page_token);
    const dataset = findDatasetHandle(database, dataset_id);
    if (dataset === undefined) return { records: '[]' };
    const bound = after === undefined ? '' : 'AND (created_time, record_id) > (?, ?) ';
    const rows = database.rows<RecordRow>(
      `SELECT * FROM evaluation_records WHERE dataset_key = ? ${bound}` +
        'ORDER BY created_time, record_id LIMIT +? OFFSET ?',
      dataset.dataset_key,
      ...(after ?? []),
      max_results + 1,
      offset,
    );
    const page = rows.slice(0, max_results);
    const last = rows.length > max_results ? page.at(-1) : undefined;
    return {
      records: `[${page.map((row) => recordText(row, dataset_id)).join(', ')}]`,
      next_page_token: last === undefined ? undefined : writeToken(last),
    };
  }

  #insert(draft: RecordDraft, place: { key: number; id: string; identity: Buffer; now: number }): void {
    const { outputs = new Map<string, PythonValue>(), source } = draft;
    const values: SqlValue[] = [
      place.id,
      place.key,
      place.identity,
      pythonJson(draft.inputs),
      outputs === null ? null : pythonJson(outputs),
      draft.expectations === undefined ? null : pythonJson(draft.expectations),
      draft.tags === undefined ? null : pythonJson(draft.tags),
      source === undefined
        ? null
        : pythonJson(
            new Map<string, PythonValue>([
              ['source_type', source.type],
              ['source_data', source.data],
            ]),
          ),
      source?.id ?? null,
      source?.type ?? null,
      place.now,
      place.now,
      draft.user ?? null,
      draft.user ?? null,
    ];
    this.#session.database.run(
      'INSERT INTO evaluation_records (record_id, dataset_key, identity, inputs, outputs, expectations, tags, ' +
        'source, source_id, source_type, created_time, last_update_time, created_by, last_updated_by) ' +
        'VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
      ...values,
    );
  }

  /** Expectations and tags come together, outputs take the place of those that were; the source stays. */
  #merge(known: KnownRecord, draft: RecordDraft, now: number): void {
    const { outputs, expectations, tags } = draft;
    this.#session.database.run(
      'UPDATE evaluation_records SET outputs = CASE WHEN ? THEN ? ELSE outputs END, expectations = ?, tags = ?, ' +
        'last_update_time = ?, last_updated_by = ifnull(?, last_updated_by) WHERE record_key = ?',
      outputs === undefined ? 0 : 1,
      outputs === undefined || outputs === null ? null : pythonJson(outputs),
      expectations === undefined ? known.expectations : mergedJson(known.expectations, expectations),
      tags === undefined ? known.tags : mergedJson(known.tags, tags),
      now,
      draft.user ?? null,
      known.record_key,
    );
  }
}

function textOrNull(value: string | null): string | null {
  return value === null ? null : pythonJson(value);
}

/** A record as MLflow writes it, its members in MLflow's order. */
function recordText(row: RecordRow, datasetId: string): string {
  const members: readonly (readonly [string, string | null])[] = [
    ['dataset_record_id', textOrNull(row.record_id)],
    ['dataset_id', textOrNull(datasetId)],
    ['inputs', row.inputs],
    ['expectations', row.expectations],
    ['tags', row.tags ?? '{}'],
    ['source', row.source],
    ['source_id', textOrNull(row.source_id)],
    ['source_type', textOrNull(row.source_type)],
    ['created_time', String(row.created_time)],
    ['last_update_time', String(row.last_update_time)],
    ['created_by', textOrNull(row.created_by)],
    ['last_updated_by', textOrNull(row.last_updated_by)],
    ['outputs', row.outputs],
  ];
  const given = members.filter(([, value]) => value !== null);
  return `{${given.map(([name, value]) => `"${name}": ${value}`).join(', ')}}`;
}

function writeToken({ created_time, record_id }: RecordRow): string {
  return Buffer.from(`${created_time}:${record_id}`).toString('base64');
}

/** A token is the last record's time and id; a plain number is an offset, as in MLflow. */
function readPosition(token: string | undefined): Position {
  if (token === undefined || token === '') return { offset: 0 };
  const match = TOKEN.exec(Buffer.from(token, 'base64').toString());
  if (match !== null) return { after: [Number(match[1]), match[2] ?? ''], offset: 0 };
  if (/^-?\d{1,15}$/.test(token)) return { offset: Math.max(0, Number(token)) };
  throw invalidParameter(`Invalid page token, could not decode '${token.slice(0, 300)}'`);
}
