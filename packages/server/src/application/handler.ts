import type { ArtifactStores } from '@millrace/artifacts';
import type { EndpointName, ENDPOINTS, RequestOf, ResponseOf } from '@millrace/protocol';
import type { TrackingStore } from '@millrace/store';
import type { ServerSettings } from './settings.ts';

/** What a handler may use. It never sees a socket, a header or SQL. */
export interface HandlerContext {
  readonly store: TrackingStore;
  readonly artifacts: ArtifactStores;
  readonly settings: ServerSettings;
}

/** The handler of an endpoint that answers JSON. */
export type EndpointHandler<N extends EndpointName> = (
  request: RequestOf<(typeof ENDPOINTS)[N]>,
  context: HandlerContext,
) => Promise<ResponseOf<(typeof ENDPOINTS)[N]>>;
