import { queryOptions } from '@tanstack/react-query';
import { call, type CallAnswer } from './call.ts';
import { keys } from './keys.ts';
import { quoted } from './quoted.ts';
import type { Run } from './runs.ts';

type LoggedModel = NonNullable<CallAnswer<'logged-models/search'>['models']>[number];
type LineageNode = NonNullable<CallAnswer<'registered-models/get-lineage'>['lineage']['nodes']>[number];

/** What is known of where the versions of a model come from. */
export interface Sources {
  readonly runs: ReadonlyMap<string, Run>;
  readonly models: ReadonlyMap<string, LoggedModel>;
}

/** More than these would make answers of many megabytes where runs have thousands of metrics. */
const SOURCES_MAX = 500;

/**
 * The runs and logged models of all versions, in three calls whatever their number: the lineage tells in which
 * experiments they are.
 */
export function modelSourcesQuery(name: string) {
  return queryOptions({
    queryKey: keys.modelFacts(name),
    queryFn: async ({ signal }): Promise<Sources> => {
      const { lineage } = await call('registered-models/get-lineage', { name }, signal);
      const nodes = lineage.nodes ?? [];
      const [runs, models] = await Promise.all([
        searchRuns(ofKind(nodes, 'RUN'), signal),
        searchModels(ofKind(nodes, 'LOGGED_MODEL'), signal),
      ]);
      return {
        runs: new Map(runs.map((run) => [run.info.run_id, run])),
        models: new Map(models.map((model) => [model.info.model_id, model])),
      };
    },
  });
}

function ofKind(nodes: readonly LineageNode[], kind: LineageNode['kind']): LineageNode[] {
  return nodes.filter((node) => node.kind === kind).slice(-SOURCES_MAX);
}

function experimentsOf(nodes: readonly LineageNode[]): string[] {
  return [...new Set(nodes.flatMap(({ experiment_id }) => experiment_id ?? []))];
}

function oneOf(ids: readonly (string | undefined)[]): string {
  return `IN (${ids.map((id) => quoted(id ?? '')).join(', ')})`;
}

async function searchRuns(nodes: readonly LineageNode[], signal: AbortSignal): Promise<Run[]> {
  if (nodes.length === 0) return [];
  const answer = await call(
    'runs/search',
    {
      experiment_ids: experimentsOf(nodes),
      filter: `attributes.run_id ${oneOf(nodes.map(({ run_id }) => run_id))}`,
      max_results: nodes.length,
      run_view_type: 'ALL',
    },
    signal,
  );
  return answer.runs ?? [];
}

async function searchModels(nodes: readonly LineageNode[], signal: AbortSignal): Promise<LoggedModel[]> {
  if (nodes.length === 0) return [];
  const answer = await call(
    'logged-models/search',
    {
      experiment_ids: experimentsOf(nodes),
      filter: `model_id ${oneOf(nodes.map(({ model_id }) => model_id))}`,
      max_results: nodes.length,
    },
    signal,
  );
  return answer.models ?? [];
}
