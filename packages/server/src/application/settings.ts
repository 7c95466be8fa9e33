/** What the operator decided, as far as handlers and the HTTP layer need to know it. */
export interface ServerSettings {
  /** Before every path, without a trailing slash; '' for none. */
  readonly staticPrefix: string;
  /** `--serve-artifacts`: whether the proxy endpoints are on. */
  readonly servesArtifacts: boolean;
  /** `--artifacts-only`: nothing but the proxy endpoints. */
  readonly artifactsOnly: boolean;
  /** Folders of this machine below which artifact locations may be read and written. */
  readonly localArtifactRoots: readonly string[];
  /** `--default-artifact-root` and `--artifacts-destination`: locations on their hosts are fine. */
  readonly ownArtifactUris: readonly string[];
  readonly artifactLocationCharactersMax: number;
  /** MLFLOW_ALLOWED_HOST_ADDRESSED_ARTIFACT_SCHEMES. */
  readonly allowedHostSchemes: readonly string[];
  /** Against which relative artifact locations are resolved. */
  readonly workingDirectory: string;
}
