import { WEBHOOK_DELIVERIES_WAITING_MAX, type WebhookEvent } from '@millrace/protocol';
import { type StoreEnvironment, uuidOf, webhookPayload } from '@millrace/store';
import type { SqliteDatabase } from '../database.ts';
import type { RegistryChange } from '../registry/registry-events.ts';
import { eventKindOf, PayloadReader } from './payloads.ts';

/** After how many deliveries the number of those that wait is looked at. */
const DELIVERIES_PER_CHECK = 1000;

type Subscriptions = ReadonlyMap<string, readonly number[]>;

/** Puts deliveries into the outbox, inside the job that makes the change. Without webhooks it costs a look at a map. */
export class WebhookOutbox {
  readonly #database: SqliteDatabase;
  readonly #environment: StoreEnvironment;
  readonly #payloads: PayloadReader;
  #subscriptions: Subscriptions | undefined;
  #listener: (() => void) | undefined;

  constructor(database: SqliteDatabase, environment: StoreEnvironment) {
    this.#database = database;
    this.#environment = environment;
    this.#payloads = new PayloadReader(database);
  }

  whenAdded(listener: () => void): void {
    this.#listener = listener;
  }

  /** To be called when webhooks may have changed. */
  forget(): void {
    this.#subscriptions = undefined;
  }

  /** Tells the sender that there may be something to send. */
  announce(): void {
    this.#listener?.();
  }

  add(change: RegistryChange): void {
    this.#subscriptions ??= this.#readSubscriptions();
    if (this.#subscriptions.size === 0) return;
    const event = this.#wantedEvent(change, this.#subscriptions);
    if (event === undefined) return;
    const now = this.#environment.nowMs();
    const payload = webhookPayload(event, this.#payloads.data(event, change), now);
    for (const key of this.#subscriptions.get(nameOf(event)) ?? []) {
      const { lastInsertRowid } = this.#database.run(
        'INSERT INTO webhook_deliveries (webhook_key, delivery_id, entity, action, payload, state, attempts, ' +
          "creation_time, next_attempt_time) VALUES (?, ?, ?, ?, ?, 'WAITING', 0, ?, ?)",
        key,
        uuidOf(this.#environment.newId()),
        event.entity,
        event.action,
        payload,
        now,
        now,
      );
      if (lastInsertRowid % DELIVERIES_PER_CHECK === 0) this.#dropOldest(key);
    }
    this.announce();
  }

  /** The change's event, when somebody subscribes to it. */
  #wantedEvent(change: RegistryChange, subscriptions: Subscriptions): WebhookEvent | undefined {
    const kind = eventKindOf(change);
    if (kind === undefined) return undefined;
    const { model, prompt, action } = kind;
    const isWanted = (entity: WebhookEvent['entity'] | undefined): boolean =>
      entity !== undefined && subscriptions.has(nameOf({ entity, action }));
    if (!isWanted(model) && !isWanted(prompt)) return undefined;
    const entity = this.#payloads.isPrompt(change) ? prompt : model;
    return entity !== undefined && isWanted(entity) ? { entity, action } : undefined;
  }

  #readSubscriptions(): Subscriptions {
    const subscriptions = new Map<string, number[]>();
    const rows = this.#database.rows<WebhookEvent & { webhook_key: number }>(
      "SELECT webhook_key, entity, action FROM webhooks JOIN webhook_events USING (webhook_key) WHERE status = 'ACTIVE'",
    );
    for (const { webhook_key, ...event } of rows) {
      const name = nameOf(event);
      subscriptions.set(name, [...(subscriptions.get(name) ?? []), webhook_key]);
    }
    return subscriptions;
  }

  /** A receiver that is gone for good must not fill the disk. */
  #dropOldest(webhookKey: number): void {
    const { count = 0 } =
      this.#database.row<{ count: number }>(
        "SELECT count(*) AS count FROM webhook_deliveries WHERE webhook_key = ? AND state = 'WAITING'",
        webhookKey,
      ) ?? {};
    if (count <= WEBHOOK_DELIVERIES_WAITING_MAX) return;
    this.#database.run(
      "UPDATE webhook_deliveries SET state = 'FAILED', next_attempt_time = NULL, last_error = ? WHERE delivery_key IN " +
        "(SELECT delivery_key FROM webhook_deliveries WHERE webhook_key = ? AND state = 'WAITING' ORDER BY delivery_key LIMIT +?)",
      `Given up: more than ${WEBHOOK_DELIVERIES_WAITING_MAX} deliveries waited for this webhook.`,
      webhookKey,
      count - WEBHOOK_DELIVERIES_WAITING_MAX,
    );
  }
}

function nameOf({ entity, action }: WebhookEvent): string {
  return `${entity}.${action}`;
}
