import type { ArtifactStores } from '@millrace/artifacts';
import type {
  EndpointName,
  ENDPOINTS,
  Frame,
  JsonObject,
  JsonText,
  RequestOf,
  ResponseOf,
} from '@millrace/protocol';
import type { Store } from '@millrace/store';
import type { WebhookClient } from '../webhook-delivery/webhook-client.ts';
import type { ServerSettings } from './settings.ts';

/** What a handler may use. It never sees a socket, a header or SQL. */
export interface HandlerContext {
  readonly store: Store;
  readonly artifacts: ArtifactStores;
  readonly settings: ServerSettings;
  readonly webhookClient: WebhookClient;
}

/** Who asks, as the request says it: nobody checks it until access control is on. And what they send as bytes. */
export interface Caller {
  /** User name; '' when the request names nobody. */
  readonly user: string;
  /** The body of an endpoint that takes bytes; empty for any other. */
  readonly bytes: Uint8Array;
  /** Another endpoint asks, and reads the answer: what could come as the wire's JSON must come as objects. */
  readonly wantsObjects: boolean;
  /** Asks another endpoint in the caller's name, with the checks that a request over HTTP meets. */
  ask(endpoint: EndpointName, request: JsonObject): Promise<unknown>;
}

/** The handler of an endpoint that answers a binary frame. */
export type FrameHandler<N extends EndpointName> = (
  request: RequestOf<(typeof ENDPOINTS)[N]>,
  context: HandlerContext,
) => Promise<Frame<object>>;

/** An answer in which lists of messages may come as the wire's JSON: a page of objects can cost more than to find it. */
type Answered<T> = { [K in keyof T]: T[K] extends readonly object[] | undefined ? T[K] | JsonText[] : T[K] };

/** The handler of an endpoint that answers JSON. */
export type EndpointHandler<N extends EndpointName> = (
  request: RequestOf<(typeof ENDPOINTS)[N]>,
  context: HandlerContext,
  caller: Caller,
) => Promise<Answered<ResponseOf<(typeof ENDPOINTS)[N]>>>;
