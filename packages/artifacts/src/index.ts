export { ArtifactError, type ArtifactErrorKind } from './artifact-error.ts';
export { type ArtifactHostPolicy, hostRejectionReason, rejectedHostScheme } from './artifact-host.ts';
export {
  artifactLocationLengthMax,
  type ArtifactLocationPolicy,
  checkArtifactLocation,
  checkArtifactLocationLength,
  checkStoredLocationHost,
  isSafeArtifactLocation,
} from './artifact-location.ts';
export {
  artifactBaseName,
  type ArtifactPath,
  artifactPathSegments,
  artifactRoot,
  joinArtifactPath,
  parseArtifactFilePath,
  parseArtifactPath,
  pathDepthMax,
  pathLengthBytesMax,
  segmentLengthBytesMax,
} from './artifact-path.ts';
export type {
  ArtifactSource,
  ArtifactStat,
  ArtifactStore,
  ArtifactStoreCapabilities,
  OpenArtifact,
  PutOptions,
} from './artifact-store.ts';
export {
  type ArtifactUri,
  artifactUriLengthMax,
  joinArtifactUri,
  type LocalArtifactUri,
  parseArtifactUri,
  type ProxiedArtifactUri,
  type RemoteArtifactUri,
} from './artifact-uri.ts';
export {
  type ByteRange,
  contentRange,
  parseRange,
  parseRangeIf,
  type RangeRequest,
  type RangeValidators,
} from './byte-range.ts';
export { decodeUntilStable } from './percent-decode.ts';
export { splitUri } from './split-uri.ts';
export { contentDisposition } from './content-disposition.ts';
export { contentType, unknownContentType } from './content-type.ts';
export {
  type ArtifactStores,
  type ArtifactStoresOptions,
  createArtifactStores,
  type ResolvedArtifactUri,
} from './artifact-stores.ts';
export {
  LocalArtifactStore,
  type LocalArtifactStoreOptions,
  openLocalArtifactStore,
} from './local/local-artifact-store.ts';
