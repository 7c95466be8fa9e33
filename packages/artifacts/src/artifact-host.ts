import { splitUri } from './split-uri.ts';

/** Whom the server may connect to on behalf of a location that a client named. */
export interface ArtifactHostPolicy {
  /** The server's own `--default-artifact-root` and `--artifacts-destination`: their hosts are trusted. */
  readonly trustedLocations: readonly string[];
  /** Schemes whose hosts are all trusted; MLflow's MLFLOW_ALLOWED_HOST_ADDRESSED_ARTIFACT_SCHEMES. */
  readonly allowedSchemes: readonly string[];
}

/**
 * Schemes whose URIs choose the host that is connected to, with the ports that stand for no port. A HDFS port
 * comes from a configuration that is not known here, so none matches only none.
 */
const hostAddressed: ReadonlyMap<string, { readonly family: string; readonly ports: readonly string[] }> =
  new Map([
    ['ftp', { family: 'ftp', ports: ['21'] }],
    ['sftp', { family: 'sftp', ports: ['22'] }],
    ['hdfs', { family: 'hdfs', ports: [''] }],
    ['viewfs', { family: 'hdfs', ports: [''] }],
    ['http', { family: 'http', ports: ['80'] }],
    ['https', { family: 'http', ports: ['443'] }],
    ['mlflow-artifacts', { family: 'http', ports: ['80', '443'] }],
    ['r2', { family: 'r2', ports: ['443'] }],
    ['b2', { family: 'b2', ports: ['443'] }],
    ['abfss', { family: 'abfss', ports: ['443'] }],
  ]);

/**
 * The scheme of `uri` when the server must not connect to the host that it names; undefined when the URI names
 * no host, or one that the policy trusts. The rules are those of MLflow 3.17.2 (GHSA-mr9f-g8qf-4w4j): a target is
 * family of schemes, host and port; what cannot be read for certain is refused.
 */
export function rejectedHostScheme(uri: string, policy: ArtifactHostPolicy): string | undefined {
  const targets = hostTargets(uri);
  if (targets === undefined) return undefined;
  const { scheme } = splitUri(uri);
  if (policy.allowedSchemes.some((allowed) => allowed.toLowerCase() === scheme)) return undefined;
  const trusted = new Set(policy.trustedLocations.flatMap((location) => hostTargets(location) ?? []));
  return targets.some((target) => trusted.has(target)) ? undefined : scheme;
}

/** Why {@link rejectedHostScheme} refused, in MLflow's words. */
export function hostRejectionReason(scheme: string): string {
  return (
    `the '${scheme}' scheme addresses a host other than the tracking server's configured artifact storage, ` +
    'so the server would connect to the host named in the URI. ' +
    'Set the MLFLOW_ALLOWED_HOST_ADDRESSED_ARTIFACT_SCHEMES environment variable on the server to allow it.'
  );
}

/** `family host port` texts that a URI may mean; none when it is malformed; undefined when it chooses no host. */
function hostTargets(uri: string): string[] | undefined {
  const { scheme, authority = '' } = splitUri(uri);
  const rule = hostAddressed.get(scheme);
  if (rule === undefined || (scheme === 'mlflow-artifacts' && authority === '')) return undefined;
  // HTTP clients end the authority at a backslash, so that the host read here would not be the one contacted.
  if (/[\\\s]/.test(authority)) return [];
  const match = /^(?:.*@)?(\[[^[\]]*\]|[^:[\]]*)(?::(\d{0,5}))?$/s.exec(authority);
  if (match === null || Number(match[2] ?? 0) > 65_535) return [];
  const host = (match[1] ?? '').replaceAll(/[[\]]/g, '').toLowerCase();
  const ports = match[2] ? [String(Number(match[2]))] : rule.ports;
  return ports.map((port) => `${rule.family} ${host} ${port}`);
}
