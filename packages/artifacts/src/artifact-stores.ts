import { ArtifactError } from './artifact-error.ts';
import { type ArtifactPath, artifactRoot } from './artifact-path.ts';
import type { ArtifactStore } from './artifact-store.ts';
import { type ArtifactUri, parseArtifactUri } from './artifact-uri.ts';
import {
  LocalArtifactStore,
  type LocalArtifactStoreOptions,
  openLocalArtifactStore,
} from './local/local-artifact-store.ts';

export interface ArtifactStoresOptions {
  /** `--artifacts-destination`: a path of this machine or a URI. Absent when the server serves no artifacts. */
  readonly destination?: string;
  readonly local?: LocalArtifactStoreOptions;
}

/** A store, and the place in it that a URI means. */
export interface ResolvedArtifactUri {
  readonly store: ArtifactStore;
  readonly path: ArtifactPath;
}

/** The stores of one server, found by the scheme of a URI. */
export interface ArtifactStores {
  /** Behind the proxy endpoints. @throws ArtifactError `not-supported` when no destination was given */
  readonly destination: ArtifactStore;
  /**
   * The store for the artifacts of a run, model or trace. Only meant for locations that the server has stored
   * itself after checking them.
   *
   * @throws ArtifactError `not-supported` for schemes without a store
   */
  resolve(uri: ArtifactUri): ResolvedArtifactUri;
}

/**
 * The stores of a server. A new kind of storage is a folder beside `local/` and a case in `openStore` and
 * `resolve`.
 *
 * @throws ArtifactError `not-supported` when the destination's scheme has no store, `invalid-uri` when it is no URI
 */
export async function createArtifactStores(options: ArtifactStoresOptions): Promise<ArtifactStores> {
  const { destination } = options;
  const opened =
    destination === undefined ? undefined : await openStore(parseArtifactUri(destination), options);
  const required = (): ArtifactStore => {
    if (opened !== undefined) return opened;
    throw new ArtifactError('not-supported', 'This server has no artifacts destination');
  };
  return {
    get destination() {
      return required();
    },
    resolve(uri) {
      if (uri.kind === 'proxied') return { store: required(), path: uri.path };
      if (uri.kind === 'remote') throw unsupported(uri);
      return { store: new LocalArtifactStore(uri.path, options.local), path: artifactRoot };
    },
  };
}

async function openStore(uri: ArtifactUri, options: ArtifactStoresOptions): Promise<ArtifactStore> {
  if (uri.kind === 'local') return openLocalArtifactStore(uri.path, options.local);
  throw unsupported(uri);
}

function unsupported(uri: ArtifactUri): ArtifactError {
  return new ArtifactError(
    'not-supported',
    `No artifact store for the scheme '${uri.scheme}:' in this version`,
  );
}
