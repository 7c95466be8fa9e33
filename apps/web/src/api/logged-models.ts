import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { call, type CallAnswer } from './call.ts';
import { keys } from './keys.ts';

export type LoggedModel = CallAnswer<'logged-models/get'>['model'];
export type LoggedMetric = NonNullable<LoggedModel['data']['metrics']>[number];

const PAGE = 50;

interface ModelDataset {
  readonly name: string;
  readonly digest: string;
}

export interface ModelOrder {
  /** `creation_timestamp`, `name`, `metrics.rmse` … */
  readonly field: string;
  readonly ascending: boolean;
  /** What the metric was measured on. */
  readonly dataset?: ModelDataset | undefined;
}

/** The logged models of an experiment, a page at a time. */
export function experimentModelsQuery(experimentId: string, filter: string, order: ModelOrder) {
  const { field, ascending, dataset } = order;
  return infiniteQueryOptions({
    queryKey: keys.loggedModels(experimentId, { filter, order }),
    queryFn: ({ pageParam, signal }) =>
      call(
        'logged-models/search',
        {
          experiment_ids: [experimentId],
          filter,
          max_results: PAGE,
          page_token: pageParam,
          order_by: [
            {
              field_name: field,
              ascending,
              ...(dataset && { dataset_name: dataset.name, dataset_digest: dataset.digest }),
            },
          ],
        },
        signal,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next_page_token || undefined,
  });
}

export function loggedModelQuery(model_id: string) {
  return queryOptions({
    queryKey: keys.loggedModel(model_id),
    queryFn: async ({ signal }) => (await call('logged-models/get', { model_id }, signal)).model,
  });
}

interface Tag {
  readonly key: string;
  readonly value: string;
}

export const setLoggedModelTag = (model_id: string, tag: Tag) =>
  call('logged-models/set-tags', { model_id, tags: [tag] });
export const deleteLoggedModelTag = (model_id: string, tag_key: string) =>
  call('logged-models/delete-tag', { model_id, tag_key });
export const deleteLoggedModel = (model_id: string) => call('logged-models/delete', { model_id });
