import { queryOptions } from '@tanstack/react-query';
import { call, type CallAnswer } from './call.ts';
import type { Experiment } from './experiments.ts';
import { type FoundRun, foundRunsQuery } from './found-runs.ts';
import { keys } from './keys.ts';
import { IS_PROMPT } from './prompt-tags.ts';
import { quoted, quotedLiterally } from './quoted.ts';
import type { RegisteredModel } from './registry.ts';

export type FoundTrace = NonNullable<CallAnswer<'traces/search'>['traces']>[number];

/** Where traces are looked for: the experiments that changed last. */
const TRACED_EXPERIMENTS_MAX = 100;
const TRACE_ID = /^tr-[\da-f]{32}$/;

export interface SearchQuestion {
  readonly text: string;
  /** Of each kind. */
  readonly max: number;
}

const nameHolds = (text: string): string => `name ILIKE ${quoted(`%${text}%`)}`;

/** Experiments by a part of their name, or by their whole id. */
export function foundExperimentsQuery({ text, max }: SearchQuestion) {
  return queryOptions({
    queryKey: keys.search('experiments', text, max),
    queryFn: async ({ signal }): Promise<Experiment[]> => {
      const byName = call('experiments/search', { filter: nameHolds(text), max_results: max }, signal);
      const byId = /^\d{1,19}$/.test(text)
        ? call('experiments/get', { experiment_id: text }, signal).then(
            ({ experiment }) => [experiment],
            () => [],
          )
        : Promise.resolve([]);
      const [{ experiments = [] }, exact] = await Promise.all([byName, byId]);
      const others = experiments.filter(({ experiment_id }) => experiment_id !== exact[0]?.experiment_id);
      return [...exact, ...others];
    },
  });
}

export function foundModelsQuery({ text, max }: SearchQuestion) {
  return queryOptions({
    queryKey: keys.search('models', text, max),
    queryFn: ({ signal }) => searchRegistry(nameHolds(text), max, signal),
  });
}

export function foundPromptsQuery({ text, max }: SearchQuestion) {
  return queryOptions({
    queryKey: keys.search('prompts', text, max),
    queryFn: ({ signal }) => searchRegistry(`${IS_PROMPT} AND ${nameHolds(text)}`, max, signal),
  });
}

async function searchRegistry(filter: string, max: number, signal: AbortSignal): Promise<RegisteredModel[]> {
  const page = await call('registered-models/search', { filter, max_results: max }, signal);
  return page.registered_models ?? [];
}

/** Traces by their whole id, or by a part of their name or of what they hold. */
export function foundTracesQuery({ text, max }: SearchQuestion) {
  return queryOptions({
    queryKey: keys.search('traces', text, max),
    queryFn: async ({ signal }): Promise<FoundTrace[]> => {
      if (TRACE_ID.test(text)) {
        const { trace_infos = [] } = await call('traces/batch-get-infos', { trace_ids: [text] }, signal);
        return trace_infos;
      }
      const { experiments = [] } = await call(
        'experiments/search',
        { max_results: TRACED_EXPERIMENTS_MAX, order_by: ['last_update_time DESC'] },
        signal,
      );
      const question = {
        locations: experiments.map(({ experiment_id }) => ({
          type: 'MLFLOW_EXPERIMENT' as const,
          mlflow_experiment: { experiment_id },
        })),
        filter: `trace.text ILIKE ${quotedLiterally(`%${text}%`)}`,
        max_results: max,
      };
      return (await call('traces/search', question, signal)).traces ?? [];
    },
  });
}

/** Runs by name, the beginning of their id, params and tags; the palette looks at names and ids alone. */
export function searchedRunsQuery({ text, max }: SearchQuestion, names_only = false) {
  return foundRunsQuery({ text, max_results: max, names_only });
}

/** `params.lr` of a found run; undefined for its name and its id, which are shown anyway. */
export function matchedValue({ matched, value }: FoundRun): { key: string; value: string } | undefined {
  const [, key] = /^(?:params|tags)\.(.*)$/s.exec(matched ?? '') ?? [];
  return key === undefined || value === undefined ? undefined : { key, value };
}
