import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call, type CallAnswer } from './call.ts';
import { keys } from './keys.ts';

export type Experiment = NonNullable<CallAnswer<'experiments/search'>['experiments']>[number];

const PAGE = 200;

/** Active experiments whose names hold the text, the newest first. */
export function experimentsQuery(text: string) {
  return infiniteQueryOptions({
    queryKey: keys.experiments(text),
    queryFn: ({ pageParam, signal }) =>
      call(
        'experiments/search',
        {
          max_results: PAGE,
          page_token: pageParam,
          view_type: 'ACTIVE_ONLY',
          ...(text === '' ? {} : { filter: `name ILIKE '%${text.replaceAll("'", "''")}%'` }),
        },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_page_token || undefined,
  });
}

export function experimentQuery(id: string) {
  return queryOptions({
    queryKey: keys.experiment(id),
    queryFn: async ({ signal }) => (await call('experiments/get', { experiment_id: id }, signal)).experiment,
  });
}
