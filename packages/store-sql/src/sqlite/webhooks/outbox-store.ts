import { WEBHOOK_DELIVERIES_KEPT_MAX, WEBHOOK_ERROR_CHARACTERS_MAX } from '@millrace/protocol';
import type {
  AttemptOutcome,
  DueDeliveries,
  DueDelivery,
  DueQuestion,
  WebhookOutboxStore,
} from '@millrace/store';
import { reading, type Session } from '../session.ts';
import { openSecret } from './secrets.ts';

/** How often deliveries that are over are looked through for those that are too many. */
const DELIVERIES_PER_SWEEP = 100;

interface DueRow {
  delivery_key: number;
  delivery_id: string;
  payload: string;
  attempts: number;
  creation_time: number;
}

interface WaitingWebhook {
  webhook_key: number;
  webhook_id: string;
  url: string;
  secret: Uint8Array | null;
  next_time: number;
}

export class SqliteWebhookOutboxStore implements WebhookOutboxStore {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  whenAdded(listener: () => void): void {
    this.#session.outbox.whenAdded(listener);
  }

  due({ underWay, limit, room }: DueQuestion): Promise<DueDeliveries> {
    return reading(() => {
      const now = this.#session.environment.nowMs();
      const deliveries: DueDelivery[] = [];
      let next: number | undefined;
      for (const webhook of this.#waitingWebhooks()) {
        const count = Math.min(room(webhook), limit - deliveries.length);
        if (count <= 0) continue;
        if (webhook.next_time <= now) deliveries.push(...this.#dueRows(webhook, { now, underWay, count }));
        const later = webhook.next_time > now ? webhook.next_time : this.#nextTime(webhook.webhook_key, now);
        if (later !== undefined) next = Math.min(next ?? later, later);
      }
      return { deliveries, next_in_ms: next === undefined ? undefined : next - now };
    });
  }

  settle(key: number, outcome: AttemptOutcome): Promise<void> {
    const { database, environment } = this.#session;
    return this.#session.write(() => {
      const now = environment.nowMs();
      database.run(
        'UPDATE webhook_deliveries SET state = ?, attempts = attempts + 1, last_attempt_time = ?, ' +
          "next_attempt_time = ?, response_status = ?, last_error = ?, payload = iif(? = 'DELIVERED', '', payload) " +
          'WHERE delivery_key = ?',
        outcome.state,
        now,
        outcome.pause_ms === undefined ? null : now + outcome.pause_ms,
        outcome.response_status ?? null,
        outcome.error?.slice(0, WEBHOOK_ERROR_CHARACTERS_MAX) ?? null,
        outcome.state,
        key,
      );
      if (outcome.state !== 'WAITING' && key % DELIVERIES_PER_SWEEP === 0) this.#sweep();
    });
  }

  /** Active webhooks for which something waits, the longest waiting first: one step in an index for each webhook. */
  #waitingWebhooks(): WaitingWebhook[] {
    return this.#session.database.rows<WaitingWebhook>(
      'SELECT * FROM (SELECT webhook_key, webhook_id, url, secret, (SELECT min(next_attempt_time) FROM ' +
        "webhook_deliveries d WHERE d.webhook_key = w.webhook_key AND d.state = 'WAITING') AS next_time " +
        "FROM webhooks w WHERE status = 'ACTIVE') WHERE next_time IS NOT NULL ORDER BY next_time",
    );
  }

  #dueRows(
    webhook: WaitingWebhook,
    { now, underWay, count }: { now: number; underWay: ReadonlySet<number>; count: number },
  ): DueDelivery[] {
    const rows = this.#session.database.rows<DueRow>(
      'SELECT delivery_key, delivery_id, payload, attempts, creation_time FROM webhook_deliveries ' +
        "WHERE webhook_key = ? AND state = 'WAITING' AND next_attempt_time <= ? " +
        'ORDER BY next_attempt_time, delivery_key LIMIT +?',
      webhook.webhook_key,
      now,
      count + underWay.size,
    );
    const { webhook_id, url, secret } = webhook;
    const receiver = { url, secret: () => openSecret(this.#session.environment, secret, webhook_id) };
    return rows
      .filter(({ delivery_key }) => !underWay.has(delivery_key))
      .slice(0, count)
      .map((row) => ({
        key: row.delivery_key,
        webhook_key: webhook.webhook_key,
        delivery_id: row.delivery_id,
        receiver,
        payload: row.payload,
        attempts: row.attempts,
        age_ms: now - row.creation_time,
      }));
  }

  #nextTime(webhookKey: number, after: number): number | undefined {
    const row = this.#session.database.row<{ time: number | null }>(
      'SELECT min(next_attempt_time) AS time FROM webhook_deliveries ' +
        "WHERE webhook_key = ? AND state = 'WAITING' AND next_attempt_time > ?",
      webhookKey,
      after,
    );
    return row?.time ?? undefined;
  }

  #sweep(): void {
    const { database } = this.#session;
    for (const [key] of database.tuples<readonly [number]>('SELECT webhook_key FROM webhooks')) {
      const last = database.row<{ delivery_key: number }>(
        'SELECT delivery_key FROM webhook_deliveries INDEXED BY webhook_deliveries_over ' +
          "WHERE webhook_key = ? AND state != 'WAITING' ORDER BY delivery_key DESC LIMIT 1 OFFSET ?",
        key,
        WEBHOOK_DELIVERIES_KEPT_MAX,
      );
      if (last === undefined) continue;
      database.run(
        'DELETE FROM webhook_deliveries INDEXED BY webhook_deliveries_over ' +
          "WHERE webhook_key = ? AND state != 'WAITING' AND delivery_key <= ?",
        key,
        last.delivery_key,
      );
    }
  }
}
