import { queryOptions } from '@tanstack/react-query';
import { endpointPaths } from 'virtual:endpoint-paths';
import { call, callText, PREFIX } from './call.ts';
import { keys } from './keys.ts';

const DEFAULT_EXPERIMENT = '0';

export interface ServerFacts {
  /** Of Millrace. */
  readonly version: string;
  /** Of the MLflow whose protocol it speaks. */
  readonly mlflowVersion: string;
  readonly storeType: string;
  /** Where artifacts go unless an experiment says otherwise; undefined without the first experiment. */
  readonly artifactRoot: string | undefined;
  readonly answerMs: number;
}

/** Where the description of all endpoints is. */
export const OPENAPI_URL = `${PREFIX}${endpointPaths['server/openapi'][1]}`;

export function serverQuery() {
  return queryOptions({
    queryKey: keys.server(),
    queryFn: async ({ signal }): Promise<ServerFacts> => {
      const start = performance.now();
      await callText('server/health', signal);
      const answerMs = performance.now() - start;
      const [mlflowVersion, info, document, artifactRoot] = await Promise.all([
        callText('server/version', signal),
        call('server/info', {}, signal),
        callText('server/openapi', signal),
        artifactRootOf(signal),
      ]);
      const { info: about } = JSON.parse(document) as { info: { version: string } };
      return { version: about.version, mlflowVersion, storeType: info.store_type, artifactRoot, answerMs };
    },
  });
}

/** The first experiment lies in the folder of all. */
async function artifactRootOf(signal: AbortSignal): Promise<string | undefined> {
  try {
    const { experiment } = await call('experiments/get', { experiment_id: DEFAULT_EXPERIMENT }, signal);
    return experiment.artifact_location.replace(/0$/, '');
  } catch {
    return undefined;
  }
}
