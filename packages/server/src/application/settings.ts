export interface WebhookSettings {
  /** MLFLOW_WEBHOOK_ALLOWED_SCHEMES, in lower case. */
  readonly allowedSchemes: readonly string[];
  /** MLFLOW_WEBHOOK_ALLOW_PRIVATE_IPS. */
  readonly allowsPrivateAddresses: boolean;
  readonly requestTimeoutMs: number;
  /** Retries within seconds; more follow with longer pauses. */
  readonly quickRetriesMax: number;
  /** Requests to receivers at the same time. */
  readonly requestsMax: number;
}

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
  /** MLFLOW_CREATE_MODEL_VERSION_SOURCE_VALIDATION_REGEX: what a version's source must match somewhere. */
  readonly modelVersionSourcePattern?: string | undefined;
  readonly webhooks: WebhookSettings;
  /** Against which relative artifact locations are resolved. */
  readonly workingDirectory: string;
}
