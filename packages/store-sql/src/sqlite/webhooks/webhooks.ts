import type { Int64, Webhook, WebhookDelivery, WebhookEvent, WebhookStatusName } from '@millrace/protocol';
import { invalidParameter } from '@millrace/protocol';
import {
  checkWebhookChange,
  type Page,
  readPageToken,
  uuidOf,
  type WebhookChange,
  type WebhookDeliveryQuery,
  type WebhookDraft,
  webhookNotFound,
  type WebhookReceiver,
  type WebhookStore,
  writePageToken,
} from '@millrace/store';
import { joinSql, type Sql, sql } from '../../search/sql.ts';
import { reading, type Session } from '../session.ts';
import { openSecret, sealSecret } from './secrets.ts';

interface WebhookRow {
  webhook_key: number;
  webhook_id: string;
  name: string;
  description: string;
  url: string;
  secret: Uint8Array | null;
  status: WebhookStatusName;
  creation_time: Int64;
  last_updated_time: Int64;
}

interface DeliveryRow extends WebhookEvent {
  delivery_key: number;
  delivery_id: string;
  state: WebhookDelivery['state'];
  attempts: number;
  creation_time: Int64;
  last_attempt_time: Int64 | null;
  next_attempt_time: Int64 | null;
  response_status: number | null;
  last_error: string | null;
}

export class SqliteWebhookStore implements WebhookStore {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  create(draft: WebhookDraft): Promise<Webhook> {
    const { database, environment, outbox } = this.#session;
    return this.#session.write(() => {
      checkWebhookChange(draft);
      const now = environment.nowMs();
      const id = uuidOf(environment.newId());
      const { lastInsertRowid: key } = database.run(
        'INSERT INTO webhooks (webhook_id, name, description, url, secret, status, creation_time, last_updated_time) ' +
          'VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        id,
        draft.name,
        draft.description ?? '',
        draft.url,
        sealSecret(environment, draft.secret, id),
        draft.status,
        now,
        now,
      );
      this.#writeEvents(key, draft.events);
      outbox.forget();
      return this.#entity(this.#find(id));
    });
  }

  get(webhookId: string): Promise<Webhook> {
    return reading(() => this.#entity(this.#find(webhookId)));
  }

  list(query: { max_results: number; page_token?: string | undefined }): Promise<Page<Webhook>> {
    return reading(() => {
      const before = query.page_token ? readKey(query.page_token, 'webhook_key') : Number.MAX_SAFE_INTEGER;
      const rows = this.#session.database.rows<WebhookRow>(
        'SELECT * FROM webhooks WHERE webhook_key < ? ORDER BY webhook_key DESC LIMIT +?',
        before,
        query.max_results + 1,
      );
      const page = rows.slice(0, query.max_results);
      const last = rows.length > page.length ? page.at(-1) : undefined;
      return {
        items: page.map((row) => this.#entity(row)),
        next_page_token: last && writePageToken({ webhook_key: last.webhook_key }),
      };
    });
  }

  update(webhookId: string, change: WebhookChange): Promise<Webhook> {
    const { database, environment, outbox } = this.#session;
    return this.#session.write(() => {
      const old = this.#find(webhookId);
      checkWebhookChange(change);
      const { name, url, description, secret, status, events } = change;
      database.run(
        'UPDATE webhooks SET name = ?, url = ?, description = ?, secret = ?, status = ?, last_updated_time = ? ' +
          'WHERE webhook_key = ?',
        name ?? old.name,
        url ?? old.url,
        description ?? old.description,
        secret === undefined ? old.secret : sealSecret(environment, secret, webhookId),
        status ?? old.status,
        environment.nowMs(),
        old.webhook_key,
      );
      if (events !== undefined) {
        database.run('DELETE FROM webhook_events WHERE webhook_key = ?', old.webhook_key);
        this.#writeEvents(old.webhook_key, events);
      }
      outbox.forget();
      // What waited for the webhook to be switched on again is due now.
      if (status === 'ACTIVE' && old.status !== 'ACTIVE') outbox.announce();
      return this.#entity(this.#find(webhookId));
    });
  }

  delete(webhookId: string): Promise<void> {
    const { database, outbox } = this.#session;
    return this.#session.write(() => {
      database.run('DELETE FROM webhooks WHERE webhook_key = ?', this.#find(webhookId).webhook_key);
      outbox.forget();
    });
  }

  receiver(webhookId: string): Promise<WebhookReceiver> {
    return reading(() => {
      const row = this.#find(webhookId);
      return {
        url: row.url,
        events: this.#events(row.webhook_key),
        secret: () => openSecret(this.#session.environment, row.secret, webhookId),
      };
    });
  }

  deliveries(query: WebhookDeliveryQuery): Promise<Page<WebhookDelivery>> {
    return reading(() => {
      const conditions: Sql[] = [sql('webhook_key = ?', this.#find(query.webhook_id).webhook_key)];
      if (query.state !== undefined) conditions.push(sql('state = ?', query.state));
      if (query.page_token)
        conditions.push(sql('delivery_key < ?', readKey(query.page_token, 'delivery_key')));
      const where = joinSql(conditions, ' AND ');
      const rows = this.#session.database.rows<DeliveryRow>(
        `SELECT * FROM webhook_deliveries WHERE ${where.sql} ORDER BY delivery_key DESC LIMIT +?`,
        ...where.values,
        query.max_results + 1,
      );
      const page = rows.slice(0, query.max_results);
      const last = rows.length > page.length ? page.at(-1) : undefined;
      return {
        items: page.map(toDelivery),
        next_page_token: last && writePageToken({ delivery_key: last.delivery_key }),
      };
    });
  }

  #find(webhookId: string): WebhookRow {
    const row = this.#session.database.row<WebhookRow>(
      'SELECT * FROM webhooks WHERE webhook_id = ?',
      webhookId,
    );
    if (row === undefined) throw webhookNotFound(webhookId);
    return row;
  }

  #events(key: number): WebhookEvent[] {
    return this.#session.database.rows<WebhookEvent>(
      'SELECT entity, action FROM webhook_events WHERE webhook_key = ? ORDER BY entity, action',
      key,
    );
  }

  #writeEvents(key: number, events: readonly WebhookEvent[]): void {
    for (const { entity, action } of events)
      this.#session.database.run('INSERT INTO webhook_events VALUES (?, ?, ?)', key, entity, action);
  }

  #entity(row: WebhookRow): Webhook {
    return {
      webhook_id: row.webhook_id,
      name: row.name,
      description: row.description === '' ? undefined : row.description,
      url: row.url,
      events: this.#events(row.webhook_key),
      status: row.status,
      creation_timestamp: row.creation_time,
      last_updated_timestamp: row.last_updated_time,
    };
  }
}

function readKey(token: string, name: 'webhook_key' | 'delivery_key'): number {
  const key = (readPageToken(token) as Readonly<Record<string, unknown>> | null)?.[name];
  if (typeof key !== 'number' || !Number.isSafeInteger(key)) throw invalidParameter('Invalid page token.');
  return key;
}

function toDelivery(row: DeliveryRow): WebhookDelivery {
  return {
    delivery_id: row.delivery_id,
    event: { entity: row.entity, action: row.action },
    state: row.state,
    attempts: row.attempts,
    creation_timestamp: row.creation_time,
    last_attempt_timestamp: row.last_attempt_time ?? undefined,
    next_attempt_timestamp: row.next_attempt_time ?? undefined,
    response_status: row.response_status ?? undefined,
    last_error: row.last_error ?? undefined,
  };
}
