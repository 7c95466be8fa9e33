import { queryOptions } from '@tanstack/react-query';
import { call, type CallAnswer, type CallRequest } from './call.ts';
import { keys } from './keys.ts';
import { quoted } from './quoted.ts';
import { experimentsAsLocations, type TraceInfo } from './traces.ts';

export type ReviewQueue = CallAnswer<'review-queues/get'>['review_queue'];
export type ReviewItem = CallAnswer<'review-queues/set-item-status'>['item'];
export type LabelSchema = CallAnswer<'label-schemas/get'>['label_schema'];
export type Scorer = NonNullable<CallAnswer<'scorers/list'>['scorers']>[number];
export type ReviewStatus = NonNullable<ReviewItem['status']>;

const RUNS_MAX = 500;
const TRACES_MAX = 500;
const LIST_MAX = 500;

/** Runs that are evaluations: clients mark them with a type. */
export function evaluationRunsQuery(experimentId: string) {
  return queryOptions({
    queryKey: keys.evaluationRuns(experimentId),
    queryFn: async ({ signal }) => {
      const page = await call(
        'runs/search',
        {
          experiment_ids: [experimentId],
          filter: "tags.`mlflow.runType` LIKE '%'",
          max_results: RUNS_MAX,
          order_by: ['attributes.start_time DESC'],
          run_view_type: 'ACTIVE_ONLY',
        },
        signal,
      );
      return page.runs ?? [];
    },
  });
}

/** What a run evaluated: its first few hundred traces, the oldest first. */
export function evaluatedTracesQuery(experimentId: string, runId: string) {
  return queryOptions({
    queryKey: keys.evaluatedTraces(runId),
    queryFn: async ({ signal }) => {
      const page = await call(
        'traces/search',
        {
          locations: experimentsAsLocations([experimentId]),
          filter: `run_id = ${quoted(runId)}`,
          order_by: ['timestamp_ms ASC'],
          max_results: TRACES_MAX,
        },
        signal,
      );
      const traces: readonly TraceInfo[] = page.traces ?? [];
      return { traces, isCut: (page.next_page_token ?? '') !== '' };
    },
  });
}

export function reviewQueuesQuery(experimentId: string) {
  return queryOptions({
    queryKey: keys.reviewQueues(experimentId),
    queryFn: async ({ signal }) => {
      const request = { experiment_id: experimentId, max_results: LIST_MAX };
      return (await call('review-queues/list', request, signal)).review_queues ?? [];
    },
  });
}

export function reviewItemsQuery(queue_id: string) {
  return queryOptions({
    queryKey: keys.reviewItems(queue_id),
    queryFn: async ({ signal }) =>
      (await call('review-queues/list-items', { queue_id, max_results: LIST_MAX }, signal)).items ?? [],
  });
}

export const createReviewQueue = (experiment_id: string, name: string) =>
  call('review-queues/create', { experiment_id, name, queue_type: 'CUSTOM' });

export const deleteReviewQueue = (queue_id: string) => call('review-queues/delete', { queue_id });

export const addToReviewQueue = (queue_id: string, traceIds: readonly string[]) =>
  call('review-queues/add-items', { queue_id, item_type: 'TRACE', item_ids: [...traceIds] });

export const removeFromReviewQueue = (queue_id: string, traceIds: readonly string[]) =>
  call('review-queues/remove-items', { queue_id, item_ids: [...traceIds] });

/** Nobody logs in here: who has reviewed is no more than where it was done. */
const REVIEWER = 'web UI';

export const setReviewStatus = ({ queue_id, item_id }: ReviewItem, status: ReviewStatus) =>
  call('review-queues/set-item-status', {
    queue_id,
    item_id,
    status,
    ...(status === 'PENDING' ? {} : { completed_by: REVIEWER }),
  });

export function labelSchemasQuery(experiment_id: string) {
  return queryOptions({
    queryKey: keys.labelSchemas(experiment_id),
    queryFn: async ({ signal }) =>
      (await call('label-schemas/list', { experiment_id, max_results: LIST_MAX }, signal)).label_schemas ??
      [],
  });
}

export const createLabelSchema = (draft: CallRequest<'label-schemas/create'>) =>
  call('label-schemas/create', draft);

export const updateLabelSchema = (
  schema_id: string,
  changes: Omit<CallRequest<'label-schemas/update'>, 'schema_id'>,
) => call('label-schemas/update', { schema_id, ...changes });

export const deleteLabelSchema = (schema_id: string) => call('label-schemas/delete', { schema_id });

/** The latest version of each scorer of an experiment. */
export function scorersQuery(experiment_id: string) {
  return queryOptions({
    queryKey: keys.scorers(experiment_id),
    queryFn: async ({ signal }) => (await call('scorers/list', { experiment_id }, signal)).scorers ?? [],
  });
}
