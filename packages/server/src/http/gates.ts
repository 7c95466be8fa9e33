import type { IncomingHttpHeaders } from 'node:http';
import { ApiError, type Endpoint } from '@millrace/protocol';
import type { ServerSettings } from '../application/settings.ts';

/** The text of an endpoint that the operator's choices switch off; undefined when it is on. */
export function disabledText(endpoint: Endpoint, settings: ServerSettings): string | undefined {
  const isProxy = endpoint.name.startsWith('mlflow-artifacts/');
  if (isProxy && !settings.servesArtifacts) {
    return `Endpoint: ${endpoint.paths[0]} disabled due to the mlflow server running with \`--no-serve-artifacts\`. To enable artifacts server functionality, run with \`--serve-artifacts\``;
  }
  if (!isProxy && settings.artifactsOnly && endpoint.access !== 'public') {
    return `Endpoint: ${endpoint.paths[0]} disabled due to the mlflow server running in \`--artifacts-only\` mode.`;
  }
  return undefined;
}

const WORKSPACE_HEADER = 'x-mlflow-workspace';
/** Asked first by clients, which send the header with everything. */
const SERVER_INFO = /^\/(?:ajax-)?api\/3\.0\/mlflow\/server-info$/;

/** Refuses a request that is meant for a workspace: there are none, and it must not land in the only one. */
export function refuseWorkspace(headers: IncomingHttpHeaders, path: string): void {
  const named = headers[WORKSPACE_HEADER];
  if (named === undefined || String(named).trim() === '' || SERVER_INFO.test(path)) return;
  throw new ApiError(
    'FEATURE_DISABLED',
    'Workspace APIs are not available: workspaces are not enabled on this server',
  );
}
