import { type Int64, notFound, type ReviewQueueItem, type ReviewStatusName } from '@millrace/protocol';
import {
  missingTraces,
  type Page,
  readCompletedBy,
  readItemIds,
  reviewQueueNotFound,
  type ReviewQueueStore,
} from '@millrace/store';
import { column, type Fields } from '../../search/fields.ts';
import { searchPage } from '../../search/page.ts';
import { sql } from '../../search/sql.ts';
import type { Session } from '../session.ts';

interface ItemRow {
  item_key: number;
  queue_id: string;
  trace_id: string;
  status: ReviewStatusName;
  completed_by: string | null;
  completed_time_ms: Int64 | null;
  creation_time_ms: Int64;
  last_update_time_ms: Int64;
}

interface QueueHandle {
  readonly queue_key: number;
  readonly experiment_id: number;
}

const ITEMS =
  'SELECT i.item_key, q.queue_id, t.trace_id, i.status, i.completed_by, i.completed_time_ms, i.creation_time_ms, ' +
  'i.last_update_time_ms FROM review_queue_items i JOIN review_queues q USING (queue_key) JOIN traces t USING (trace_key)';
const GIVEN = '(SELECT value FROM json_each(?))';

const FIELDS: Fields = { field: (_, key) => column(key === 'item_id' ? 't.trace_id' : `i.${key}`) };

/** The traces in review queues. What writes is to be called inside a write. */
export class ReviewQueueItems {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  add(queueId: string, texts: readonly string[]): ReviewQueueItem[] {
    const { database, environment } = this.#session;
    const ids = readItemIds(texts);
    const { queue_key, experiment_id } = this.#queue(queueId);
    const traces = new Map(
      database.tuples<readonly [string, number]>(
        `SELECT trace_id, trace_key FROM traces WHERE experiment_id = ? AND trace_id IN ${GIVEN}`,
        experiment_id,
        JSON.stringify(ids),
      ),
    );
    const missing = ids.filter((id) => !traces.has(id));
    if (missing.length > 0) {
      throw missingTraces(missing, { id: queueId, experiment: String(experiment_id) });
    }
    const now = environment.nowMs();
    for (const trace of traces.values()) {
      database.run(
        'INSERT INTO review_queue_items (queue_key, trace_key, status, creation_time_ms, last_update_time_ms) ' +
          "VALUES (?, ?, 'PENDING', ?, ?) ON CONFLICT DO NOTHING",
        queue_key,
        trace,
        now,
        now,
      );
    }
    const items = new Map(
      database
        .rows<ItemRow>(
          `${ITEMS} WHERE i.queue_key = ? AND t.trace_id IN ${GIVEN}`,
          queue_key,
          JSON.stringify(ids),
        )
        .map((row) => [row.trace_id, toItem(row)]),
    );
    return ids.flatMap((id) => items.get(id) ?? []);
  }

  remove(queueId: string, texts: readonly string[]): void {
    const ids = readItemIds(texts);
    this.#session.database.run(
      'DELETE FROM review_queue_items WHERE queue_key = ? AND trace_key IN ' +
        `(SELECT trace_key FROM traces WHERE trace_id IN ${GIVEN})`,
      this.#queue(queueId).queue_key,
      JSON.stringify(ids),
    );
  }

  page(query: Parameters<ReviewQueueStore['items']>[0]): Page<ReviewQueueItem> {
    const { database } = this.#session;
    const { queue_key } = this.#queue(query.queue_id);
    const { status } = query;
    const page = searchPage({
      database,
      fields: FIELDS,
      from: 'review_queue_items i JOIN traces t USING (trace_key)',
      key: 'i.item_key',
      where:
        status === undefined
          ? sql('i.queue_key = ?', queue_key)
          : sql('i.queue_key = ? AND i.status = ?', queue_key, status),
      filter: undefined,
      order: [{ entity: 'attribute', key: 'creation_time_ms', ascending: false }],
      tieBreak: { entity: 'attribute', key: 'item_id', ascending: true },
      max_results: query.max_results,
      page_token: query.page_token,
    });
    const items = new Map(
      database
        .rows<ItemRow>(`${ITEMS} WHERE i.item_key IN ${GIVEN}`, JSON.stringify(page.keys))
        .map((row) => [row.item_key, toItem(row)]),
    );
    return {
      items: page.keys.flatMap((key) => items.get(key) ?? []),
      next_page_token: page.next_page_token,
    };
  }

  /** The same status again changes nothing, so that who completed an item first stays known. */
  setStatus(
    queueId: string,
    itemId: string,
    to: Parameters<ReviewQueueStore['setItemStatus']>[2],
  ): ReviewQueueItem {
    const { database, environment } = this.#session;
    const completedBy = readCompletedBy(to.status, to.completed_by);
    const { queue_key } = this.#queue(queueId);
    const find = (): ItemRow | undefined =>
      database.row<ItemRow>(`${ITEMS} WHERE i.queue_key = ? AND t.trace_id = ?`, queue_key, itemId.trim());
    const row = find();
    if (row === undefined) {
      throw notFound(`Item '${itemId.trim()}' is not attached to review queue '${queueId}'.`);
    }
    if (row.status === to.status) return toItem(row);
    const now = environment.nowMs();
    database.run(
      'UPDATE review_queue_items SET status = ?, completed_by = ?, completed_time_ms = ?, last_update_time_ms = ? ' +
        'WHERE item_key = ?',
      to.status,
      completedBy ?? null,
      completedBy === undefined ? null : now,
      now,
      row.item_key,
    );
    return toItem(find() ?? row);
  }

  #queue(id: string): QueueHandle {
    const row = this.#session.database.row<QueueHandle>(
      'SELECT queue_key, experiment_id FROM review_queues WHERE queue_id = ?',
      id,
    );
    if (row === undefined) throw reviewQueueNotFound(id);
    return row;
  }
}

function toItem(row: ItemRow): ReviewQueueItem {
  return {
    queue_id: row.queue_id,
    item_type: 'TRACE',
    item_id: row.trace_id,
    status: row.status,
    completed_by: row.completed_by ?? undefined,
    completed_time_ms: row.completed_time_ms ?? undefined,
    creation_time_ms: row.creation_time_ms,
    last_update_time_ms: row.last_update_time_ms,
  };
}
