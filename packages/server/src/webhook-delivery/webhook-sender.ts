import { setTimeout as delay } from 'node:timers/promises';
import { ApiError, WEBHOOK_DELIVERY_AGE_MS_MAX } from '@millrace/protocol';
import type { AttemptOutcome, DueDelivery, WebhookOutboxStore } from '@millrace/store';
import type { WebhookSettings } from '../application/settings.ts';
import { pauseMs } from './back-off.ts';
import { failureText, refusalOf, retryAfterMs } from './outcome.ts';
import { ReceiverHealth } from './receiver-health.ts';
import type { SendToReceiver } from './webhook-client.ts';

const TIMER_MS_MAX = 3_600_000;
const GATHER_MS = 10;
/** After the database was locked by another process. */
const STORE_RETRY_MS = 1000;
const GONE = 410;

interface SenderOptions {
  readonly outbox: WebhookOutboxStore;
  readonly send: SendToReceiver;
  readonly settings: WebhookSettings;
  readonly nowMs: () => number;
  /** From 0 to 1. */
  readonly random: () => number;
}

/**
 * Makes the deliveries of the outbox: each until the receiver has taken it, it has grown too old, or the receiver says
 * that it is gone. An attempt that is cut off by the end of the process is made again after the next start.
 */
export class WebhookSender {
  readonly #outbox: WebhookOutboxStore;
  readonly #send: SendToReceiver;
  readonly #settings: WebhookSettings;
  readonly #nowMs: () => number;
  readonly #random: () => number;
  readonly #health = new ReceiverHealth();
  readonly #underWay = new Map<number, DueDelivery>();
  readonly #end = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #isScheduled = false;

  constructor({ outbox, send, settings, nowMs, random }: SenderOptions) {
    this.#outbox = outbox;
    this.#send = send;
    this.#settings = settings;
    this.#nowMs = nowMs;
    this.#random = random;
  }

  start(): void {
    this.#outbox.whenAdded(() => this.#schedule());
    this.#schedule();
  }

  /** Cuts off what is under way. */
  stop(): void {
    this.#end.abort();
    clearTimeout(this.#timer);
  }

  /** After the turn, when what was just added is committed, and once for all that comes together. */
  #schedule(): void {
    if (this.#isScheduled || this.#end.signal.aborted) return;
    this.#isScheduled = true;
    setTimeout(() => {
      this.#isScheduled = false;
      void this.#sendDue();
    }, GATHER_MS).unref();
  }

  async #sendDue(): Promise<void> {
    if (this.#end.signal.aborted) return;
    clearTimeout(this.#timer);
    try {
      const { deliveries, next_in_ms } = await this.#outbox.due({
        underWay: new Set(this.#underWay.keys()),
        limit: this.#settings.requestsMax - this.#underWay.size,
        room: ({ webhook_key, url }) => this.#room(webhook_key, url),
      });
      for (const delivery of deliveries) void this.#deliver(delivery);
      const waits = [next_in_ms, this.#health.nextTry(performance.now())].filter(
        (wait) => wait !== undefined,
      );
      if (waits.length > 0) this.#wakeIn(Math.min(...waits));
    } catch (error) {
      if (!ApiError.is(error)) throw error;
      this.#wakeIn(STORE_RETRY_MS);
    }
  }

  #room(webhookKey: number, url: string): number {
    const busy = [...this.#underWay.values()].filter(({ webhook_key }) => webhook_key === webhookKey);
    return this.#health.room(url, performance.now()) - busy.length;
  }

  #wakeIn(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#schedule(), Math.min(Math.max(ms, 0), TIMER_MS_MAX)).unref();
  }

  async #deliver(delivery: DueDelivery): Promise<void> {
    this.#underWay.set(delivery.key, delivery);
    const outcome = await this.#attempt(delivery);
    this.#health.report(delivery.receiver.url, outcome.state === 'DELIVERED', performance.now());
    while (!this.#end.signal.aborted && !(await this.#settle(delivery.key, outcome))) {
      await delay(STORE_RETRY_MS, undefined, { ref: false });
    }
    this.#underWay.delete(delivery.key);
    this.#schedule();
  }

  async #attempt({ receiver, delivery_id, payload, ...delivery }: DueDelivery): Promise<AttemptOutcome> {
    try {
      const message = { url: receiver.url, secret: receiver.secret(), deliveryId: delivery_id, payload };
      const answer = await this.#send(message, this.#end.signal);
      const error = refusalOf(answer);
      const response_status = answer.status;
      if (error === undefined) return { state: 'DELIVERED', response_status };
      const retryMs = retryAfterMs(answer.retryAfter, this.#nowMs());
      const isGone = answer.status === GONE;
      return { ...(isGone ? FAILED : this.#next(delivery, retryMs)), response_status, error };
    } catch (error) {
      return { ...this.#next(delivery), error: failureText(error) };
    }
  }

  #next({ attempts, age_ms }: Pick<DueDelivery, 'attempts' | 'age_ms'>, retryMs?: number): AttemptOutcome {
    if (age_ms > WEBHOOK_DELIVERY_AGE_MS_MAX) return FAILED;
    const { quickRetriesMax } = this.#settings;
    const pause_ms = pauseMs({
      attempts: attempts + 1,
      quickRetriesMax,
      random: this.#random(),
      retryAfterMs: retryMs,
    });
    return { state: 'WAITING', pause_ms };
  }

  /** Whether it is written; not while another process has the database locked. */
  async #settle(key: number, outcome: AttemptOutcome): Promise<boolean> {
    try {
      await this.#outbox.settle(key, outcome);
      return true;
    } catch (error) {
      if (!ApiError.is(error)) throw error;
      return false;
    }
  }
}

const FAILED: AttemptOutcome = { state: 'FAILED' };
