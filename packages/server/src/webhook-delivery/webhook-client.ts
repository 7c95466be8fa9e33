import { invalidParameter } from '@millrace/protocol';
import { pythonQuote, type StoreEnvironment, uuidOf } from '@millrace/store';
import type { WebhookSettings } from '../application/settings.ts';
import type { PostAnswer } from './post.ts';
import { isAddress, isPublicAddress } from './public-address.ts';
import { ReceiverError } from './receiver-error.ts';
import { connectHost, type ReceiverUrl, readReceiverUrl } from './receiver-url.ts';
import { signatureOf } from './signature.ts';

/** All addresses of a host name. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

export interface Message {
  readonly url: string;
  readonly secret: string | undefined;
  /** A new one when it is absent. */
  readonly deliveryId?: string;
  readonly payload: string;
}

/** One attempt, which the signal cuts off. @throws an ApiError or ReceiverError when there was no answer */
export type SendToReceiver = (message: Message, signal: AbortSignal) => Promise<PostAnswer>;

interface ClientOptions {
  readonly settings: WebhookSettings;
  readonly environment: Pick<StoreEnvironment, 'nowMs' | 'newId'>;
  readonly resolve?: Resolve | undefined;
}

const RESOLVE_MS_MAX = 5000;

/** Sends to receivers, and only to those that the operator's settings allow. */
export class WebhookClient {
  readonly #settings: WebhookSettings;
  readonly #environment: ClientOptions['environment'];
  readonly #resolve: Resolve;

  constructor({ settings, environment, resolve = systemResolve }: ClientOptions) {
    this.#settings = settings;
    this.#environment = environment;
    this.#resolve = resolve;
  }

  nowMs(): number {
    return this.#environment.nowMs();
  }

  /** Refuses a URL that must not be sent to. */
  async checkUrl(text: string): Promise<void> {
    const receiver = readReceiverUrl(text, this.#settings.allowedSchemes);
    if (!this.#settings.allowsPrivateAddresses) await this.#addresses(receiver);
  }

  /** One attempt. What is allowed is looked at again: names may lead elsewhere by now, and settings may have changed. */
  async send(
    { url: text, secret, payload, deliveryId = uuidOf(this.#environment.newId()) }: Message,
    signal?: AbortSignal,
  ): Promise<PostAnswer> {
    const receiver = readReceiverUrl(text, this.#settings.allowedSchemes);
    const timeout = AbortSignal.timeout(this.#settings.requestTimeoutMs);
    const addresses = await this.#addresses(receiver);
    const timestamp = String(Math.floor(this.nowMs() / 1000));
    const signature =
      secret === undefined
        ? {}
        : { 'X-MLflow-Signature': signatureOf(secret, { deliveryId, timestamp, payload }) };
    const { post } = await import('./post.ts');
    return post({
      url: receiver.url,
      addresses,
      isAllowed: (address) => this.#settings.allowsPrivateAddresses || isPublicAddress(address),
      headers: {
        'Content-Type': 'application/json',
        'User-Agent': 'Millrace',
        'X-MLflow-Delivery-Id': deliveryId,
        'X-MLflow-Timestamp': timestamp,
        ...signature,
      },
      body: payload,
      signal: signal === undefined ? timeout : AbortSignal.any([timeout, signal]),
    });
  }

  /** The addresses behind a URL; refused when one of them is private, unless that is allowed. */
  async #addresses({ url, hostname }: ReceiverUrl): Promise<readonly string[]> {
    const host = connectHost(url);
    const addresses = isAddress(host) ? [host] : await this.#resolved(host, hostname);
    if (this.#settings.allowsPrivateAddresses) return addresses;
    const refused = addresses.find((address) => !isPublicAddress(address));
    if (refused === undefined) return addresses;
    throw invalidParameter(
      'Webhook URL must not resolve to a non-public IP address. ' +
        `${pythonQuote(hostname)} resolves to ${refused}.`,
    );
  }

  async #resolved(host: string, hostname: string): Promise<readonly string[]> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(
        () => reject(new ReceiverError(`no answer after ${RESOLVE_MS_MAX / 1000} seconds`)),
        RESOLVE_MS_MAX,
      );
    });
    try {
      const addresses = await Promise.race([this.#resolve(host), late]);
      if (addresses.length > 0) return addresses;
      throw new ReceiverError('it has no address');
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw invalidParameter(`Cannot resolve Webhook URL hostname ${pythonQuote(hostname)}: ${reason}`);
    } finally {
      clearTimeout(timer);
    }
  }
}

async function systemResolve(hostname: string): Promise<readonly string[]> {
  const { lookup } = await import('node:dns/promises');
  const found = await lookup(hostname, { all: true, order: 'verbatim' });
  return found.map(({ address }) => address);
}
