import type { Endpoint } from '@millrace/protocol';
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
