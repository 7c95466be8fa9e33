import { resolve, sep } from 'node:path';
import {
  type ArtifactHostPolicy,
  type ArtifactPath,
  type ArtifactStore,
  checkArtifactLocation,
  checkArtifactLocationLength,
  checkStoredLocationHost,
  joinArtifactPath,
  parseArtifactPath,
  parseArtifactUri,
} from '@millrace/artifacts';
import { ApiError } from '@millrace/protocol';
import type { HandlerContext } from './handler.ts';

export interface ArtifactPlace {
  readonly store: ArtifactStore;
  readonly path: ArtifactPath;
}

/**
 * The store and path for a place below an artifact location that the database holds. A folder of this machine
 * is only used when it lies below a root that the operator has allowed: a client may name any folder as an
 * experiment's location, and must not thereby read it through the server.
 */
export function artifactPlace(
  location: string,
  relative: string,
  context: Pick<HandlerContext, 'artifacts' | 'settings'>,
): ArtifactPlace {
  const child = parseArtifactPath(relative);
  checkStoredLocationHost(location, hostPolicy(context.settings));
  const uri = parseArtifactUri(location);
  if (uri.kind === 'local' && !isBelow(uri.path, context.settings.localArtifactRoots)) {
    throw new ApiError(
      'PERMISSION_DENIED',
      `The artifact location '${location}' lies outside the folders that this server may use. ` +
        'The operator can allow it with --local-artifact-root.',
    );
  }
  const { store, path } = context.artifacts.resolve(uri);
  return { store, path: joinArtifactPath(path, child) };
}

function isBelow(path: string, roots: readonly string[]): boolean {
  const full = resolve(path);
  return roots.some((root) => full === root || full.startsWith(root.endsWith(sep) ? root : root + sep));
}

export function hostPolicy(settings: HandlerContext['settings']): ArtifactHostPolicy {
  return { trustedLocations: settings.ownArtifactUris, allowedSchemes: settings.allowedHostSchemes };
}

/**
 * The artifact location of a new experiment: undefined for the default one, a relative path of this machine made
 * absolute, else as it is after the checks.
 */
export function checkedLocation(
  location: string | undefined,
  settings: HandlerContext['settings'],
): string | undefined {
  if (location === undefined || location === '') return undefined;
  const lengthMax = settings.artifactLocationCharactersMax;
  checkArtifactLocation(location, { ...hostPolicy(settings), fieldName: 'artifact_location', lengthMax });
  const isRelativePath = !/^[a-zA-Z][a-zA-Z0-9+.-]*:/.test(location) && !location.startsWith('/');
  const absolute = isRelativePath ? resolve(settings.workingDirectory, location) : location;
  checkArtifactLocationLength(absolute, lengthMax);
  return absolute;
}
