import { ArtifactError } from './artifact-error.ts';
import { type ArtifactPath, parseArtifactPath } from './artifact-path.ts';
import { decodeUntilStable, percentDecode } from './percent-decode.ts';
import { splitUri, unsplitUri } from './split-uri.ts';

const parsed: unique symbol = Symbol('parsed');

interface Parsed {
  /** Only this file has the key, so that nothing else can make an ArtifactUri. */
  readonly [parsed]: true;
  /** The URI as it was given: what is stored and sent. */
  readonly text: string;
}

/** A folder of this machine: a plain path, or a `file:` URI without a foreign host. */
export interface LocalArtifactUri extends Parsed {
  readonly kind: 'local';
  readonly scheme: '' | 'file';
  /** The path in the file system, percent-decoded (MLflow decodes plain paths, too); relative if it was given so. */
  readonly path: string;
}

/**
 * A place below the server's own artifacts destination: `mlflow-artifacts:/…`, `mlflow-artifacts://host/…`, or a
 * http(s) URL of the proxy route. MLflow serves all of them from its destination whatever the host.
 */
export interface ProxiedArtifactUri extends Parsed {
  readonly kind: 'proxied';
  readonly scheme: 'mlflow-artifacts' | 'http' | 'https';
  /** `host[:port]`; undefined when the URI names none and so means this server. */
  readonly authority: string | undefined;
  readonly path: ArtifactPath;
}

/** Any other scheme: recognised, and for a store's registry to support or not. */
export interface RemoteArtifactUri extends Parsed {
  readonly kind: 'remote';
  readonly scheme: string;
  readonly authority: string | undefined;
  /** As in the URI, not decoded. */
  readonly path: string;
  /** Without the `?`; empty when there is none. */
  readonly query: string;
}

/** Where artifacts are, as the wire writes it. Made by {@link parseArtifactUri} only. */
export type ArtifactUri = LocalArtifactUri | ProxiedArtifactUri | RemoteArtifactUri;

/** Longest artifact URI, in UTF-16 units: a longest location with a long path appended. */
export const artifactUriLengthMax = 8192;

const proxyRoute = '/api/2.0/mlflow-artifacts/artifacts/';
const localAuthorities: ReadonlySet<string> = new Set(['', 'localhost', '127.0.0.1', '[::1]', '.']);

/**
 * Reads an artifact URI.
 *
 * @param text a URI, or a path of this machine
 * @throws ArtifactError `invalid-uri` for an empty or over-long text, a NUL in it, or a `file:` URI of another
 * host; `invalid-path` for a proxied URI whose path is refused by {@link parseArtifactPath}
 */
export function parseArtifactUri(text: string): ArtifactUri {
  if (text === '' || text.length > artifactUriLengthMax || percentDecode(text).includes('\0')) {
    throw new ArtifactError('invalid-uri', 'Invalid artifact URI');
  }
  const { scheme, authority, path, query } = splitUri(text);
  const isDrive = scheme.length === 1 && process.platform === 'win32';
  if (scheme === '' || isDrive)
    return { [parsed]: true, kind: 'local', scheme: '', path: percentDecode(text), text };
  if (scheme === 'file') {
    if (authority !== undefined && !localAuthorities.has(authority.toLowerCase())) {
      throw new ArtifactError(
        'invalid-uri',
        `${text} is not a local file URI: it names the host ${authority}.`,
      );
    }
    return { [parsed]: true, kind: 'local', scheme, path: percentDecode(path), text };
  }
  if (scheme === 'mlflow-artifacts') {
    return {
      [parsed]: true,
      kind: 'proxied',
      scheme,
      authority: authority || undefined,
      path: below(path),
      text,
    };
  }
  const route = path.indexOf(proxyRoute);
  if ((scheme === 'http' || scheme === 'https') && route >= 0) {
    return {
      [parsed]: true,
      kind: 'proxied',
      scheme,
      authority,
      path: below(path.slice(route + proxyRoute.length)),
      text,
    };
  }
  return { [parsed]: true, kind: 'remote', scheme, authority, path, query, text };
}

/**
 * The URI of a child. What follows the path stays in its place: `s3://b/x?y` with `z` is `s3://b/x/z?y`, and as
 * in MLflow `file:/x` with `y` is `file:///x/y`. A text without scheme is a path and simply gets longer.
 *
 * @throws ArtifactError `invalid-uri`, MLflow's `Invalid query string`, when the query contains `..` in any encoding
 */
export function joinArtifactUri(uri: ArtifactUri, child: ArtifactPath): ArtifactUri {
  const parts = splitUri(uri.text);
  refuseTraversalInQuery(parts.query);
  if (parts.scheme === '') return parseArtifactUri(joinText(uri.text, child));
  const path = joinText(parts.path, child);
  // A relative path after a scheme (`file:x`) would become absolute if the scheme's slashes were written.
  const joined = parts.path.startsWith('/')
    ? unsplitUri({ ...parts, path })
    : `${parts.scheme}:${unsplitUri({ ...parts, scheme: '', path })}`;
  return parseArtifactUri(joined);
}

/** @throws ArtifactError `invalid-uri` with MLflow's message when a query, however encoded, contains `..` */
export function refuseTraversalInQuery(query: string): void {
  if (decodeUntilStable(query)?.includes('..') === false) return;
  throw new ArtifactError('invalid-uri', 'Invalid query string');
}

function joinText(parent: string, child: ArtifactPath): string {
  if (parent === '' || child === '') return parent + child;
  return parent.endsWith('/') ? parent + child : `${parent}/${child}`;
}

function below(path: string): ArtifactPath {
  return parseArtifactPath(path.replace(/^\/+/, ''));
}
