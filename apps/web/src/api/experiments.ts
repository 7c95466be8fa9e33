import { queryOptions } from '@tanstack/react-query';
import { call, type CallAnswer } from './call.ts';
import { keys } from './keys.ts';

export type Experiment = NonNullable<CallAnswer<'experiments/search'>['experiments']>[number];

const PAGE = 1000;
/** More experiments than these are found by searching only. */
const EXPERIMENTS_MAX = 20_000;

export interface AllExperiments {
  readonly experiments: readonly Experiment[];
  /** Whether there are more than are here. */
  readonly isCut: boolean;
}

/** The experiments that a filter in MLflow's language lets through, all of them. */
export function allExperimentsQuery(filter = '', view_type: 'ACTIVE_ONLY' | 'DELETED_ONLY' = 'ACTIVE_ONLY') {
  return queryOptions({
    queryKey: keys.allExperiments(filter, view_type),
    queryFn: async ({ signal }): Promise<AllExperiments> => {
      const question = { max_results: PAGE, view_type, ...(filter === '' ? {} : { filter }) };
      const experiments: Experiment[] = [];
      let token: string | undefined = '';
      while (token !== undefined && experiments.length < EXPERIMENTS_MAX) {
        const page: CallAnswer<'experiments/search'> = await call(
          'experiments/search',
          { ...question, page_token: token },
          signal,
        );
        experiments.push(...(page.experiments ?? []));
        token = page.next_page_token || undefined;
      }
      return { experiments, isCut: token !== undefined };
    },
  });
}

export function experimentQuery(id: string) {
  return queryOptions({
    queryKey: keys.experiment(id),
    queryFn: async ({ signal }) => (await call('experiments/get', { experiment_id: id }, signal)).experiment,
  });
}
