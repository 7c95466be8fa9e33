import { resolve } from 'node:path';
import { ArtifactError, parseArtifactUri } from '@millrace/artifacts';
import type { SecurityOptions, ServerSettings } from '@millrace/server';
import type { Option, ValuesOf } from '../command-line/options.ts';
import type { Source } from '../command-line/read-options.ts';
import { readDatabaseUri } from './database-uri.ts';
import { judgeForeignOptions } from './foreign-options.ts';
import { type LOG_FORMATS, type LOG_LEVELS, SERVER_OPTIONS } from './server-options.ts';

type ServerValues = ValuesOf<typeof SERVER_OPTIONS>;
export type LogLevel = (typeof LOG_LEVELS)[number];
export type LogFormat = (typeof LOG_FORMATS)[number];

/** Everything that a server is started with. */
export interface ServerConfig {
  readonly host: string;
  readonly port: number;
  readonly readers: number;
  /** Absolute; undefined with `--artifacts-only`. */
  readonly databasePath: string | undefined;
  /** Absolute; undefined when the server serves no artifacts. */
  readonly artifactsDestination: string | undefined;
  readonly defaultArtifactRoot: string;
  readonly truncatesLongValues: boolean;
  readonly settings: ServerSettings;
  /** Encrypts the secrets of webhooks; undefined for the key file beside the database. */
  readonly webhookSecretKey: string | undefined;
  readonly security: SecurityOptions;
  readonly logLevel: LogLevel;
  readonly logFormat: LogFormat;
}

export interface ServerConfigReading {
  readonly config: ServerConfig;
  /** When there are any, the server must not start. */
  readonly problems: readonly string[];
  readonly warnings: readonly string[];
}

interface Input {
  readonly values: ServerValues;
  readonly sources: Readonly<Record<keyof ServerValues, Source>>;
}

const PROXY_ROOT = 'mlflow-artifacts:/';
const LOCAL_ROOT = './mlruns';
/** Letters that mean nothing to a router. */
const STATIC_PREFIX = /^(?:\/[\w.~-]+)+$/;
const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|::1|\[::1\])$/i;

/** Options put together, with everything that is wrong or doubtful about them. Pure: no file is looked at. */
export function readServerConfig(input: Input, workingDirectory: string): ServerConfigReading {
  const { values, sources } = input;
  const written = (name: keyof ServerValues): string => whereWritten(name, sources);
  const { problems, warnings } = judgeForeignOptions(values, written);
  const desk: Desk = { values, sources, written, workingDirectory, problems, warnings };
  const databasePath = readDatabase(desk);
  const destination = readDestination(desk);
  const root = readDefaultRoot(desk);
  const staticPrefix = readStaticPrefix(desk);
  const furtherRoots = values['local-artifact-root'].map((path) => resolve(workingDirectory, path));
  const config: ServerConfig = {
    host: values.host.replace(/^\[(.*)\]$/, '$1'),
    port: values.port,
    readers: values.workers,
    databasePath,
    artifactsDestination: destination,
    defaultArtifactRoot: root.uri,
    truncatesLongValues: values['truncate-long-values'],
    settings: {
      staticPrefix,
      servesArtifacts: values['serve-artifacts'],
      artifactsOnly: values['artifacts-only'],
      localArtifactRoots: [destination, root.localPath, ...furtherRoots].filter((path) => path !== undefined),
      ownArtifactUris: [root.uri, ...(destination === undefined ? [] : [destination])],
      artifactLocationCharactersMax: values['artifact-location-max-length'],
      allowedHostSchemes: values['allowed-host-schemes'] ?? [],
      webhooks: readWebhookSettings(values),
      workingDirectory,
    },
    webhookSecretKey: values['webhook-secret-encryption-key'],
    security: {
      allowedHosts: values['allowed-hosts'],
      corsAllowedOrigins: values['cors-allowed-origins'] ?? [],
      frameOptions: values['x-frame-options'],
      isDisabled: values['disable-security-middleware'],
    },
    logLevel: values.dev ? 'debug' : values['log-level'],
    logFormat: values['log-format'],
  };
  if (values.host === '') problems.push('--host must not be empty.');
  warnings.push(...exposureWarnings(config));
  return { config, problems, warnings };
}

function readWebhookSettings(values: ServerValues): ServerSettings['webhooks'] {
  return {
    allowedSchemes: (values['webhook-allowed-schemes'] ?? ['https']).map((scheme) => scheme.toLowerCase()),
    allowsPrivateAddresses: values['webhook-allow-private-ips'],
    requestTimeoutMs: values['webhook-request-timeout'] * 1000,
    quickRetriesMax: values['webhook-request-max-retries'],
    requestsMax: values['webhook-delivery-max-workers'],
  };
}

/** What the parts of a configuration are read from, and where they report. */
interface Desk extends Input {
  /** How a value was given: `--port`, or the variable that it came from. */
  readonly written: (name: keyof ServerValues) => string;
  readonly workingDirectory: string;
  readonly problems: string[];
  readonly warnings: string[];
}

function readDatabase({ values, sources, written, workingDirectory, problems }: Desk): string | undefined {
  const uri = values['backend-store-uri'];
  if (values['artifacts-only']) {
    if (sources['backend-store-uri'] !== 'default') {
      problems.push(
        `--artifacts-only opens no database, but ${written('backend-store-uri')} names one: ${shown(uri)}.`,
      );
    }
    return undefined;
  }
  const backend = readDatabaseUri(uri, workingDirectory);
  if ('problem' in backend) {
    problems.push(`${written('backend-store-uri')} ${shown(uri)} ${backend.problem}.`);
    return undefined;
  }
  const registryUri = values['registry-store-uri'];
  if (registryUri === undefined) return backend.path;
  const registry = readDatabaseUri(registryUri, workingDirectory);
  if ('problem' in registry || registry.path !== backend.path) {
    problems.push(
      `${written('registry-store-uri')} ${shown(registryUri)} is another database than --backend-store-uri; ` +
        'in this version both are one. Leave it out.',
    );
  }
  return backend.path;
}

function readDestination({ values, written, workingDirectory, problems }: Desk): string | undefined {
  if (!values['serve-artifacts']) {
    if (values['artifacts-only'])
      problems.push('--artifacts-only and --no-serve-artifacts leave nothing to serve.');
    return undefined;
  }
  const given = values['artifacts-destination'];
  const path = localPath(given, workingDirectory);
  if (typeof path === 'string') return path;
  problems.push(`${written('artifacts-destination')} ${shown(given)} ${path.problem}.`);
  return undefined;
}

interface DefaultRoot {
  readonly uri: string;
  readonly localPath: string | undefined;
}

function readDefaultRoot({ values, written, workingDirectory, problems, warnings }: Desk): DefaultRoot {
  const serves = values['serve-artifacts'];
  const given = values['default-artifact-root'] ?? (serves ? PROXY_ROOT : LOCAL_ROOT);
  try {
    const uri = parseArtifactUri(given);
    if (uri.kind === 'local') {
      const path = resolve(workingDirectory, uri.path);
      return { uri: path, localPath: path };
    }
    if (uri.kind === 'proxied' && !serves) {
      problems.push(
        `${written('default-artifact-root')} ${given} needs --serve-artifacts: clients would have no place for artifacts.`,
      );
    }
    if (uri.kind === 'remote') {
      warnings.push(
        `${written('default-artifact-root')} ${shown(given)}: this version has no store for '${uri.scheme}:'. ` +
          'Clients may use it by themselves; this server can neither list nor read what is there.',
      );
    }
  } catch (error) {
    if (!ArtifactError.is(error)) throw error;
    problems.push(`${written('default-artifact-root')} ${shown(given)}: ${error.message}.`);
  }
  return { uri: given, localPath: undefined };
}

/** A path or file: URI as an absolute path. */
export function localPath(given: string, workingDirectory: string): string | { readonly problem: string } {
  try {
    const uri = parseArtifactUri(given);
    if (uri.kind === 'local') return resolve(workingDirectory, uri.path);
    return {
      problem: `has the scheme '${uri.scheme}:'; in this version it must be a folder of this machine`,
    };
  } catch (error) {
    if (!ArtifactError.is(error)) throw error;
    return { problem: `is no artifact location: ${error.message}` };
  }
}

function readStaticPrefix({ values, written, problems }: Desk): string {
  const given = values['static-prefix'];
  if (given === undefined || given === '') return '';
  if (STATIC_PREFIX.test(given) && !/\/\.{1,2}(?:\/|$)/.test(given)) return given;
  const reason = !given.startsWith('/')
    ? "must begin with '/'"
    : given.endsWith('/')
      ? "must not end with '/'"
      : "may only contain letters, digits, '-', '.', '_', '~' between its slashes";
  problems.push(`${written('static-prefix')} ${shown(given)} ${reason}; an example: /mlflow.`);
  return '';
}

function exposureWarnings({ host, security }: ServerConfig): string[] {
  const warnings: string[] = [];
  if (security.isDisabled)
    warnings.push(
      'Host and Origin headers are not checked: any web page that a user opens can reach this server.',
    );
  if (!LOOPBACK.test(host) && security.allowedHosts === undefined) {
    warnings.push(
      `Listening on ${host}: there is no login yet, so everybody who reaches the port may read, change and delete everything. ` +
        'Use a firewall or a proxy that asks who it is, and name the hosts with --allowed-hosts.',
    );
  }
  if (security.allowedHosts?.includes('*') === true)
    warnings.push('--allowed-hosts * switches the protection against DNS rebinding off.');
  if (security.corsAllowedOrigins.includes('*'))
    warnings.push('--cors-allowed-origins * lets every web page use this server.');
  return warnings;
}

function whereWritten(name: keyof ServerValues, sources: Input['sources']): string {
  const { env }: Option<unknown> = SERVER_OPTIONS[name];
  return sources[name] === 'environment' && env !== undefined ? `${env} in the environment:` : `--${name}`;
}

/** A URI without the password that it may carry. */
function shown(uri: string): string {
  return uri.replace(/^(\w[\w+.-]*:\/\/[^:/@]*):[^@/]*@/, '$1:***@');
}
