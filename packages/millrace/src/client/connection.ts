import { text } from '../command-line/options.ts';
import { CommandError, EXIT_USAGE } from '../command-line/command-error.ts';
import type { World } from '../world/world.ts';
import { readRequestPolicy, type RequestPolicy } from './request-policy.ts';

const DEFAULT_TRACKING_URI = 'http://127.0.0.1:5000';

/** The option that every client command has. */
export const CONNECTION_OPTIONS = {
  'tracking-uri': text({
    group: 'Connection',
    placeholder: 'URL',
    env: 'MLFLOW_TRACKING_URI',
    defaultText: DEFAULT_TRACKING_URI,
    help: 'The server to talk to. Name and password are taken from the URL, or from MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD; a token from MLFLOW_TRACKING_TOKEN.',
  }),
} as const;

/** A server and how to introduce oneself to it. */
export interface Connection {
  /** Without a slash at the end. */
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly policy: RequestPolicy;
  /** Tells the person at the terminal why it takes so long. */
  readonly notice: (line: string) => void;
}

/** @throws CommandError when the tracking URI is no HTTP URL */
export function readConnection(
  trackingUri: string | undefined,
  world: Pick<World, 'env' | 'writeError'>,
): Connection {
  const given = trackingUri ?? DEFAULT_TRACKING_URI;
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (
    url === undefined ||
    !['http:', 'https:'].includes(url.protocol) ||
    url.search !== '' ||
    url.hash !== ''
  ) {
    throw new CommandError(
      `The tracking URI '${given}' is not the URL of a server. This command talks to a running server; an example: ${DEFAULT_TRACKING_URI}`,
      { exitCode: EXIT_USAGE },
    );
  }
  const authorization = authorizationOf(url, world.env);
  return {
    baseUrl: url.origin + url.pathname.replace(/\/+$/, ''),
    headers: authorization === undefined ? {} : { authorization },
    policy: readRequestPolicy(world.env),
    notice: (line) => world.writeError(`${line}\n`),
  };
}

function authorizationOf(url: URL, env: World['env']): string | undefined {
  const user = url.username === '' ? env['MLFLOW_TRACKING_USERNAME'] : decodeURIComponent(url.username);
  const password = url.username === '' ? env['MLFLOW_TRACKING_PASSWORD'] : decodeURIComponent(url.password);
  if (user !== undefined && user !== '') {
    return `Basic ${Buffer.from(`${user}:${password ?? ''}`).toString('base64')}`;
  }
  const token = env['MLFLOW_TRACKING_TOKEN'];
  return token === undefined || token === '' ? undefined : `Bearer ${token}`;
}
