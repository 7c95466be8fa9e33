import type { ValuesOf } from '../command-line/options.ts';
import type { SERVER_OPTIONS } from './server-options.ts';

type ServerValues = ValuesOf<typeof SERVER_OPTIONS>;

/** Options of a Python web server that change who may connect and how: never to be ignored. */
const MEANINGFUL =
  /--(?:ssl|certfile|keyfile|ca-certs|bind|host|port|unix|uds|fd|root-path|limit-max|proxy)[\w-]*|(?:^|\s)-b\b/;

const NOT_YET: Partial<Record<keyof ServerValues, string>> = {
  'expose-prometheus': 'there is no /metrics in this version',
  'read-replica-backend-store-uri': 'SQLite has no replicas',
  'trace-archival-config': 'there are no traces in this version',
  'workspace-store-uri': 'there are no workspaces in this version',
};

/** What to say on options that MLflow has and this server does not. */
export function judgeForeignOptions(
  values: ServerValues,
  written: (name: keyof ServerValues) => string,
): { problems: string[]; warnings: string[] } {
  const problems: string[] = [];
  const warnings: string[] = [];
  for (const name of ['gunicorn-opts', 'uvicorn-opts', 'waitress-opts'] as const) {
    const given = values[name];
    if (given === undefined) continue;
    const meaningful = MEANINGFUL.exec(given)?.[0]?.trim();
    if (meaningful === undefined) {
      warnings.push(
        `${written(name)} is ignored: Millrace runs on Node's own HTTP server and has nothing to tune there.`,
      );
    } else {
      problems.push(
        `${written(name)} asks for ${meaningful}, which Millrace does not do: use --host and --port, and a proxy in front for TLS.`,
      );
    }
  }
  for (const name of ['secrets-cache-ttl', 'secrets-cache-max-size'] as const) {
    if (values[name] !== undefined)
      warnings.push(`${written(name)} is ignored: there is no gateway in this version.`);
  }
  if (values.dev) warnings.push('--dev means --log-level debug here; the server does not reload by itself.');
  const app = values['app-name'];
  if (app !== undefined) {
    problems.push(
      `${written('app-name')} ${app} is refused: this version has no login, and a server that was meant to ask for one must not run without.`,
    );
  }
  if (values['enable-workspaces'])
    problems.push(`${written('enable-workspaces')} is refused: there are no workspaces in this version.`);
  for (const [name, reason] of Object.entries(NOT_YET)) {
    if (values[name as keyof ServerValues] !== undefined)
      problems.push(`${written(name as keyof ServerValues)} is refused: ${reason}.`);
  }
  return { problems, warnings };
}
