import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call, type CallAnswer } from './call.ts';
import { keys } from './keys.ts';
import { type MetricSummary, summarise } from './metric-summary.ts';
import { quoted } from './quoted.ts';
import type { Run } from './runs.ts';
import { type MetricSeries, seriesQuery } from './series.ts';

export type LoggedModel = CallAnswer<'logged-models/get'>['model'];
export type TraceInfo = NonNullable<CallAnswer<'traces/search'>['traces']>[number];

const CHILDREN_MAX = 1000;
const VERSIONS_MAX = 200;
const TRACES_PAGE = 100;

/** The runs below a run, the newest first. */
export function runChildrenQuery({ experiment_id, run_id }: Run['info']) {
  return queryOptions({
    queryKey: keys.runChildren(run_id),
    queryFn: async ({ signal }) => {
      const page = await call(
        'runs/search',
        {
          experiment_ids: [experiment_id],
          filter: `tags.\`mlflow.parentRunId\` = ${quoted(run_id)}`,
          max_results: CHILDREN_MAX,
          run_view_type: 'ACTIVE_ONLY',
        },
        signal,
      );
      return page.runs ?? [];
    },
  });
}

/** Logged models by their ids; one that is gone is left out. */
export function loggedModelsQuery(ids: readonly string[]) {
  return queryOptions({
    queryKey: keys.runModels(ids),
    queryFn: async ({ signal }) => {
      const answers = await Promise.allSettled(
        ids.map((model_id) => call('logged-models/get', { model_id, allow_deleted: true }, signal)),
      );
      return answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value.model] : []));
    },
  });
}

/** The versions of registered models that were made from a run. */
export function runVersionsQuery(runId: string) {
  return queryOptions({
    queryKey: keys.runVersions(runId),
    queryFn: async ({ signal }) => {
      const filter = `run_id = ${quoted(runId)}`;
      const page = await call('model-versions/search', { filter, max_results: VERSIONS_MAX }, signal);
      return page.model_versions ?? [];
    },
  });
}

/** The traces that a run has made or that were linked to it. */
export function runTracesQuery({ experiment_id, run_id }: Run['info']) {
  return infiniteQueryOptions({
    queryKey: keys.runTraces(run_id),
    queryFn: ({ pageParam, signal }) =>
      call(
        'traces/search',
        {
          locations: [{ type: 'MLFLOW_EXPERIMENT', mlflow_experiment: { experiment_id } }],
          filter: `run_id = ${quoted(run_id)}`,
          max_results: TRACES_PAGE,
          order_by: ['timestamp_ms DESC'],
          page_token: pageParam,
        },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_page_token || undefined,
  });
}

/** With fewer the steps of extremes would be guesses in runs of a few hundred steps. */
const SUMMARY_BUCKETS = 500;

/** How a metric of a run went: from every point, though few come over the wire. */
export function metricSummaryQuery(runId: string, metric: string) {
  return {
    ...seriesQuery(metric, { runIds: [runId], x: 'step', buckets: SUMMARY_BUCKETS }),
    select: ([series]: readonly MetricSeries[]): MetricSummary =>
      summarise(series ?? { x: [], low: [], high: [], isExact: true, count: 0 }),
  };
}

export interface Registration {
  readonly name: string;
  /** Where the model's files are. */
  readonly source: string;
  readonly run_id: string;
  readonly model_id?: string | undefined;
}

/** Makes a version; a registered model of that name is made first if there is none. */
export async function registerVersion({ name, source, run_id, model_id }: Registration) {
  const { registered_models = [] } = await call('registered-models/search', {
    filter: `name = ${quoted(name)}`,
    max_results: 1,
  });
  if (registered_models.length === 0) await call('registered-models/create', { name });
  const ids = model_id === undefined ? { run_id } : { run_id, model_id };
  return (await call('model-versions/create', { name, source, ...ids })).model_version;
}

const NAMES_MAX = 1000;

/** Names of registered models, to choose from. */
export function registeredNamesQuery() {
  return queryOptions({
    queryKey: keys.models('names', ''),
    queryFn: async ({ signal }) => {
      const page = await call('registered-models/search', { max_results: NAMES_MAX }, signal);
      return (page.registered_models ?? []).map(({ name }) => name);
    },
  });
}

const NAMED_MAX = 500;

/** The names of some runs of an experiment, by their ids. */
export function runNamesQuery(experimentId: string, ids: readonly string[]) {
  const asked = ids.slice(0, NAMED_MAX);
  return queryOptions({
    queryKey: keys.runNames(asked),
    enabled: asked.length > 0,
    queryFn: async ({ signal }): Promise<ReadonlyMap<string, string>> => {
      const { runs = [] } = await call(
        'runs/search',
        {
          experiment_ids: [experimentId],
          filter: `attributes.run_id IN (${asked.map(quoted).join(', ')})`,
          max_results: asked.length,
          run_view_type: 'ALL',
        },
        signal,
      );
      return new Map(runs.map(({ info }) => [info.run_id, info.run_name ?? '']));
    },
  });
}
