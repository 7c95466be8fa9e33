import {
  ApiError,
  invalidParameter,
  type Int64,
  notFound,
  type ReviewQueue,
  type ReviewQueueItem,
  type ReviewQueueTypeName,
} from '@millrace/protocol';
import {
  normalUser,
  type Page,
  pythonQuote,
  readCustomQueueName,
  readQueueDraft,
  readQueueOwner,
  readSchemaIds,
  readUsers,
  type ReviewQueueDraft,
  reviewQueueNotFound,
  type ReviewQueueStore,
  reviewQueueTaken,
} from '@millrace/store';
import { column, type Fields } from '../../search/fields.ts';
import { searchPage } from '../../search/page.ts';
import { joinSql, sql } from '../../search/sql.ts';
import { reading, type Session } from '../session.ts';
import { liveExperiment } from './experiment-lookup.ts';
import { ReviewQueueItems } from './review-queue-items.ts';

interface QueueRow {
  queue_key: number;
  queue_id: string;
  experiment_id: number;
  name: string;
  name_key: string;
  queue_type: ReviewQueueTypeName;
  created_by: string | null;
  creation_time_ms: Int64;
  last_update_time_ms: Int64;
}

const FIELDS: Fields = { field: (_, key) => column(`q.${key}`) };
const GIVEN = '(SELECT value FROM json_each(?))';

export class SqliteReviewQueueStore implements ReviewQueueStore {
  readonly #session: Session;
  readonly #items: ReviewQueueItems;

  constructor(session: Session) {
    this.#session = session;
    this.#items = new ReviewQueueItems(session);
  }

  create(experimentId: string, draft: ReviewQueueDraft): Promise<ReviewQueue> {
    return this.#session.write(() => this.#create(experimentId, readQueueDraft(draft)));
  }

  getOrCreateUserQueue(experimentId: string, user: string): Promise<ReviewQueue> {
    return this.#session.write(() => {
      const draft = readQueueDraft({ name: user, queue_type: 'USER', users: [], schema_ids: [] });
      const existing = this.#find(liveExperiment(this.#session.database, experimentId), draft.name);
      if (existing === undefined) return this.#create(experimentId, draft, draft.name);
      if (existing.queue_type === 'USER') return this.#read(existing);
      throw new ApiError(
        'RESOURCE_ALREADY_EXISTS',
        `A non-user queue named '${draft.name}' already exists; cannot get-or-create a user queue with that name.`,
      );
    });
  }

  get(id: string): Promise<ReviewQueue> {
    return reading(() => this.#read(this.#row(id)));
  }

  getByName(experimentId: string, name: string): Promise<ReviewQueue> {
    return reading(() => {
      const row = this.#find(liveExperiment(this.#session.database, experimentId), name);
      if (row !== undefined) return this.#read(row);
      throw notFound(`Review queue with name '${name}' not found for experiment '${experimentId}'.`);
    });
  }

  list(query: Parameters<ReviewQueueStore['list']>[0]): Promise<Page<ReviewQueue>> {
    const { database } = this.#session;
    const { user, item_id } = query;
    return reading(() => {
      const where = [sql('q.experiment_id = ?', liveExperiment(database, query.experiment_id))];
      if (user !== undefined) {
        where.push(
          sql('q.queue_key IN (SELECT queue_key FROM review_queue_users WHERE user = ?)', normalUser(user)),
        );
      }
      if (item_id !== undefined) {
        where.push(
          sql(
            'q.queue_key IN (SELECT queue_key FROM review_queue_items JOIN traces USING (trace_key) ' +
              'WHERE trace_id = ?)',
            item_id,
          ),
        );
      }
      const page = searchPage({
        database,
        fields: FIELDS,
        from: 'review_queues q',
        key: 'q.queue_key',
        where: joinSql(where, ' AND '),
        filter: undefined,
        order: [{ entity: 'attribute', key: 'creation_time_ms', ascending: false }],
        tieBreak: { entity: 'attribute', key: 'queue_id', ascending: true },
        max_results: query.max_results,
        page_token: query.page_token,
      });
      return { items: this.#readAll(page.keys), next_page_token: page.next_page_token };
    });
  }

  update(id: string, changes: Parameters<ReviewQueueStore['update']>[1]): Promise<ReviewQueue> {
    const { database, environment } = this.#session;
    const { name, owner, users, schema_ids } = changes;
    return this.#session.write(() => {
      const row = this.#row(id);
      if (row.queue_type === 'USER') {
        throw invalidParameter(
          "A user queue's name, assigned user, schemas, and owner are fixed and cannot be updated.",
        );
      }
      if (name === undefined && owner === undefined && users === undefined && schema_ids === undefined) {
        return this.#read(row);
      }
      const newOwner = owner === undefined ? row.created_by : readQueueOwner(owner);
      const newName = name === undefined ? row.name : readCustomQueueName(name);
      if (users !== undefined) this.#replaceUsers(row.queue_key, readUsers(users));
      if (schema_ids !== undefined) this.#replaceSchemas(row, schema_ids);
      if (newName.toLowerCase() !== row.name_key && this.#find(row.experiment_id, newName) !== undefined) {
        throw reviewQueueTaken(newName);
      }
      database.run(
        'UPDATE review_queues SET name = ?, name_key = ?, created_by = ?, last_update_time_ms = ? WHERE queue_key = ?',
        newName,
        newName.toLowerCase(),
        newOwner,
        environment.nowMs(),
        row.queue_key,
      );
      return this.#read(this.#row(id));
    });
  }

  delete(id: string): Promise<void> {
    return this.#session.write(() => {
      this.#session.database.run('DELETE FROM review_queues WHERE queue_id = ?', id);
    });
  }

  addItems(id: string, itemIds: readonly string[]): Promise<ReviewQueueItem[]> {
    return this.#session.write(() => this.#items.add(id, itemIds));
  }

  removeItems(id: string, itemIds: readonly string[]): Promise<void> {
    return this.#session.write(() => this.#items.remove(id, itemIds));
  }

  items(query: Parameters<ReviewQueueStore['items']>[0]): Promise<Page<ReviewQueueItem>> {
    return reading(() => this.#items.page(query));
  }

  setItemStatus(
    id: string,
    itemId: string,
    to: Parameters<ReviewQueueStore['setItemStatus']>[2],
  ): Promise<ReviewQueueItem> {
    return this.#session.write(() => this.#items.setStatus(id, itemId, to));
  }

  #create(experimentId: string, draft: ReviewQueueDraft, owner?: string): ReviewQueue {
    const { database, environment } = this.#session;
    const experiment = liveExperiment(database, experimentId);
    this.#checkSchemas(experiment, draft.schema_ids);
    if (this.#find(experiment, draft.name) !== undefined) throw reviewQueueTaken(draft.name);
    const id = `rq-${environment.newId()}`;
    const now = environment.nowMs();
    const { lastInsertRowid: key } = database.run(
      'INSERT INTO review_queues (queue_id, experiment_id, name, name_key, queue_type, created_by, ' +
        'creation_time_ms, last_update_time_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
      id,
      experiment,
      draft.name,
      draft.name.toLowerCase(),
      draft.queue_type,
      owner ?? null,
      now,
      now,
    );
    this.#addUsers(key, draft.users);
    this.#addSchemas(key, draft.schema_ids);
    return this.#read(this.#row(id));
  }

  #replaceUsers(key: number, users: readonly string[]): void {
    this.#session.database.run('DELETE FROM review_queue_users WHERE queue_key = ?', key);
    this.#addUsers(key, users);
  }

  /** Questions are fixed as soon as there is something to review: answers would miss them. */
  #replaceSchemas({ queue_key, experiment_id }: QueueRow, texts: readonly string[]): void {
    const { database } = this.#session;
    if (
      database.row('SELECT 1 FROM review_queue_items WHERE queue_key = ? LIMIT 1', queue_key) !== undefined
    ) {
      throw invalidParameter(
        "A review queue's questions are locked once items are assigned to it. Remove the items before changing its questions.",
      );
    }
    const ids = readSchemaIds(texts);
    this.#checkSchemas(experiment_id, ids);
    database.run('DELETE FROM review_queue_schemas WHERE queue_key = ?', queue_key);
    this.#addSchemas(queue_key, ids);
  }

  #addUsers(key: number, users: readonly string[]): void {
    for (const user of users)
      this.#session.database.run('INSERT INTO review_queue_users VALUES (?, ?)', key, user);
  }

  #addSchemas(key: number, ids: readonly string[]): void {
    for (const id of ids)
      this.#session.database.run('INSERT INTO review_queue_schemas VALUES (?, ?)', key, id);
  }

  #checkSchemas(experimentId: number, ids: readonly string[]): void {
    if (ids.length === 0) return;
    const found = new Set(
      this.#session.database
        .tuples<readonly [string]>(
          `SELECT schema_id FROM label_schemas WHERE experiment_id = ? AND schema_id IN ${GIVEN}`,
          experimentId,
          JSON.stringify(ids),
        )
        .map(([id]) => id),
    );
    const missing = ids.filter((id) => !found.has(id));
    if (missing.length === 0) return;
    throw invalidParameter(
      `Label schema id(s) [${missing.map(pythonQuote).join(', ')}] not found for experiment '${experimentId}'.`,
    );
  }

  #find(experimentId: number, name: string): QueueRow | undefined {
    return this.#session.database.row<QueueRow>(
      'SELECT * FROM review_queues WHERE experiment_id = ? AND name_key = ?',
      experimentId,
      name.toLowerCase(),
    );
  }

  #row(id: string): QueueRow {
    const row = this.#session.database.row<QueueRow>('SELECT * FROM review_queues WHERE queue_id = ?', id);
    if (row === undefined) throw reviewQueueNotFound(id);
    return row;
  }

  #read(row: QueueRow): ReviewQueue {
    const [queue] = this.#readAll([row.queue_key]);
    if (queue === undefined) throw new Error(`review queue ${row.queue_key} is missing`);
    return queue;
  }

  #readAll(keys: readonly number[]): ReviewQueue[] {
    const { database } = this.#session;
    const given = JSON.stringify(keys);
    const queues = new Map<number, ReviewQueue & { users: string[]; schema_ids: string[] }>();
    const rows = `SELECT * FROM review_queues WHERE queue_key IN ${GIVEN}`;
    for (const row of database.rows<QueueRow>(rows, given)) queues.set(row.queue_key, toQueue(row));
    const users = `SELECT queue_key, user FROM review_queue_users WHERE queue_key IN ${GIVEN} ORDER BY user`;
    for (const [key, user] of database.tuples<readonly [number, string]>(users, given)) {
      queues.get(key)?.users.push(user);
    }
    const schemas = `SELECT queue_key, schema_id FROM review_queue_schemas WHERE queue_key IN ${GIVEN} ORDER BY schema_id`;
    for (const [key, id] of database.tuples<readonly [number, string]>(schemas, given)) {
      queues.get(key)?.schema_ids.push(id);
    }
    return keys.flatMap((key) => queues.get(key) ?? []);
  }
}

function toQueue(row: QueueRow): ReviewQueue & { users: string[]; schema_ids: string[] } {
  return {
    queue_id: row.queue_id,
    experiment_id: String(row.experiment_id),
    name: row.name,
    queue_type: row.queue_type,
    created_by: row.created_by ?? undefined,
    creation_time_ms: row.creation_time_ms,
    last_update_time_ms: row.last_update_time_ms,
    users: [],
    schema_ids: [],
  };
}
