import { ArtifactError } from './artifact-error.ts';
import { type ArtifactHostPolicy, hostRejectionReason, rejectedHostScheme } from './artifact-host.ts';
import { refuseTraversalInQuery } from './artifact-uri.ts';
import { splitUri } from './split-uri.ts';

/** Longest location, in characters, unless the operator sets MLFLOW_ARTIFACT_LOCATION_MAX_LENGTH. */
export const artifactLocationLengthMax = 2048;

/** How a location that a client sends is judged. */
export interface ArtifactLocationPolicy extends ArtifactHostPolicy {
  /** Name of the request's field, for messages. */
  readonly fieldName: string;
  /** In characters; {@link artifactLocationLengthMax} when absent. */
  readonly lengthMax?: number;
}

/**
 * Checks a location that a client wants an experiment (or workspace) to store its artifacts at: no fragment, no
 * `;params`, no `..` in the query, no foreign host, no `runs:` scheme, not too long; in this order and in MLflow
 * 3.17.2's words, which are part of the wire. An empty location means the default one and is not for this check.
 *
 * @throws ArtifactError `invalid-uri`
 */
export function checkArtifactLocation(location: string, policy: ArtifactLocationPolicy): void {
  const { params, query, fragment } = splitUri(location);
  if (fragment !== '' || params !== '') {
    throw refusal(`'${policy.fieldName}' URL can't include fragments or params.`);
  }
  refuseTraversalInQuery(query);
  const scheme = rejectedHostScheme(location, policy);
  if (scheme !== undefined) {
    throw refusal(`'${policy.fieldName}' cannot use the '${scheme}' scheme: ${hostRejectionReason(scheme)}`);
  }
  if (location.startsWith('runs:')) {
    throw refusal(`Artifact location cannot be a runs:/ URI. Given: '${location}'`);
  }
  checkArtifactLocationLength(location, policy.lengthMax ?? artifactLocationLengthMax);
}

/** True when {@link checkArtifactLocation} has nothing against the location. */
export function isSafeArtifactLocation(location: string, policy: ArtifactLocationPolicy): boolean {
  try {
    checkArtifactLocation(location, policy);
    return true;
  } catch (error) {
    if (ArtifactError.is(error, 'invalid-uri')) return false;
    throw error;
  }
}

/**
 * The length check alone: MLflow repeats it after a relative location has been made absolute.
 *
 * @throws ArtifactError `invalid-uri`
 */
export function checkArtifactLocationLength(location: string, lengthMax: number): void {
  // Counted in code points, as Python counts; a text has at most as many as UTF-16 units.
  if (location.length <= lengthMax || Array.from(location).length <= lengthMax) return;
  throw refusal(
    'Invalid artifact path length. The length of the artifact path cannot be ' +
      `greater than ${lengthMax} characters. To configure this limit, please set the ` +
      'MLFLOW_ARTIFACT_LOCATION_MAX_LENGTH environment variable.',
  );
}

/**
 * The host check again, for a location that was stored earlier and is about to be used.
 *
 * @throws ArtifactError `invalid-uri`
 */
export function checkStoredLocationHost(location: string, policy: ArtifactHostPolicy): void {
  const scheme = rejectedHostScheme(location, policy);
  if (scheme === undefined) return;
  throw refusal(
    `The tracking server does not connect to artifact location '${location}': ${hostRejectionReason(scheme)}`,
  );
}

function refusal(message: string): ArtifactError {
  return new ArtifactError('invalid-uri', message);
}
