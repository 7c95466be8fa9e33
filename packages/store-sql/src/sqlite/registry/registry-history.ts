import type { Int64, Lineage, RegistryActionName, RegistryEvent } from '@millrace/protocol';
import { invalidParameter } from '@millrace/protocol';
import {
  type AliasPeriod,
  checkAlias,
  checkRegisteredModelName,
  type Page,
  readModelVersionNumber,
  readPageToken,
  registeredModelNotFound,
  type RegistryHistoryQuery,
  type RegistryHistoryStore,
  writePageToken,
} from '@millrace/store';
import { joinSql, type Sql, sql } from '../../search/sql.ts';
import { reading, type Session } from '../session.ts';
import { readLineage } from './lineage.ts';

interface EventRow {
  event_id: number;
  name: string;
  version: number | null;
  action: RegistryActionName;
  key: string | null;
  old_value: string | null;
  new_value: string | null;
  actor: string;
  time: Int64;
}

/** An alias may go without an event of its own when its model does. */
const ALIAS_ACTIONS = "action IN ('ALIAS_SET', 'ALIAS_DELETED')";

export class SqliteRegistryHistoryStore implements RegistryHistoryStore {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  events(query: RegistryHistoryQuery): Promise<Page<RegistryEvent>> {
    return reading(() => {
      const conditions: Sql[] = [query.name ? this.#ofModel(query.name) : sql('1')];
      if (query.actions?.length)
        conditions.push(sql('action IN (SELECT value FROM json_each(?))', JSON.stringify(query.actions)));
      if (query.version) conditions.push(sql('version = ?', readModelVersionNumber(query.version)));
      if (query.alias) {
        checkAlias(query.alias);
        conditions.push(sql(`key = ? AND ${ALIAS_ACTIONS}`, query.alias));
      }
      if (query.page_token) conditions.push(sql('event_id < ?', readEventId(query.page_token)));
      const where = joinSql(conditions, ' AND ');
      const rows = this.#session.database.rows<EventRow>(
        `SELECT * FROM registry_events WHERE ${where.sql} ORDER BY event_id DESC LIMIT +?`,
        ...where.values,
        query.max_results + 1,
      );
      const page = rows.slice(0, query.max_results);
      const last = page.at(-1);
      const hasMore = rows.length > query.max_results && last !== undefined;
      return {
        items: page.map(toEvent),
        next_page_token: hasMore ? writePageToken({ event_id: last.event_id }) : undefined,
      };
    });
  }

  aliasAt(name: string, alias: string, timestamp: Int64): Promise<AliasPeriod> {
    const { database } = this.#session;
    return reading(() => {
      checkAlias(alias);
      const ofModel = this.#ofModel(name);
      // An alias that is set to where it is begins no new period.
      const changes = `FROM registry_events WHERE ${ofModel.sql} AND key = ? AND ${ALIAS_ACTIONS} AND old_value IS NOT new_value`;
      const at = database.row<EventRow>(
        `SELECT * ${changes} AND time <= ? ORDER BY event_id DESC LIMIT 1`,
        ...ofModel.values,
        alias,
        timestamp,
      );
      if (at === undefined || at.action === 'ALIAS_DELETED') return {};
      const next = database.row<{ time: Int64 }>(
        `SELECT time ${changes} AND event_id > ? ORDER BY event_id LIMIT 1`,
        ...ofModel.values,
        alias,
        at.event_id,
      );
      return { version: at.new_value ?? undefined, since: at.time, until: next?.time, user: at.actor };
    });
  }

  lineage(name: string, version?: string): Promise<Lineage> {
    return reading(() => readLineage(this.#session, name, version));
  }

  /** The model that has the name now, under all names it had, and those of the same name that are gone. */
  #ofModel(name: string): Sql {
    checkRegisteredModelName(name);
    const { database } = this.#session;
    const keys = database
      .tuples<readonly [number]>(
        'SELECT registered_key FROM registered_models WHERE name = ? UNION SELECT registered_key FROM registry_events ' +
          "WHERE name = ? AND action = 'DELETED'",
        name,
        name,
      )
      .map(([key]) => key);
    if (keys.length === 0) throw registeredModelNotFound(name);
    return sql('registered_key IN (SELECT value FROM json_each(?))', JSON.stringify(keys));
  }
}

function readEventId(token: string): number {
  const event_id = (readPageToken(token) as { event_id?: unknown } | null)?.event_id;
  if (typeof event_id !== 'number' || !Number.isSafeInteger(event_id)) {
    throw invalidParameter('Invalid page token.');
  }
  return event_id;
}

function toEvent(row: EventRow): RegistryEvent {
  return {
    event_id: String(row.event_id),
    timestamp: row.time,
    user: row.actor,
    action: row.action,
    name: row.name,
    version: row.version === null ? undefined : String(row.version),
    key: row.key ?? undefined,
    from: row.old_value ?? undefined,
    to: row.new_value ?? undefined,
  };
}
