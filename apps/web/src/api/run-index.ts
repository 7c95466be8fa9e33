import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { callFrame } from './call.ts';
import { keys } from './keys.ts';
import { type IndexHeader, RunTable } from './run-table.ts';

/** Columns of each kind that the server chooses at first. */
const AUTOMATIC_COLUMNS = 6;

export const COLOUR_COLUMN = 'tags.mlflow.runColor';
export const USER_COLUMN = 'tags.mlflow.user';
export const PARENT_COLUMN = 'tags.mlflow.parentRunId';
/** Looked at whether they are shown or not. */
export const ALWAYS_COLUMNS = [PARENT_COLUMN, COLOUR_COLUMN, USER_COLUMN];

/** The runs of experiments, deleted ones too, with the columns that are worth seeing first. */
export function runIndexQuery(experimentIds: readonly string[]) {
  return queryOptions({
    queryKey: keys.runIndex(experimentIds),
    queryFn: ({ signal }) =>
      fetchIndex({ experimentIds, columns: ALWAYS_COLUMNS, automaticMax: AUTOMATIC_COLUMNS }, signal),
    // What changes is told by the stream of changes.
    staleTime: Infinity,
    placeholderData: keepPreviousData,
  });
}

interface IndexQuestion {
  readonly experimentIds: readonly string[];
  readonly columns?: readonly string[];
  readonly runIds?: readonly string[];
  readonly automaticMax?: number;
}

export async function fetchIndex(
  { experimentIds, columns = [], runIds = [], automaticMax = 0 }: IndexQuestion,
  signal?: AbortSignal,
): Promise<RunTable> {
  const frame = await callFrame<IndexHeader, 'runs/get-index'>(
    'runs/get-index',
    {
      experiment_ids: [...experimentIds],
      run_view_type: 'ALL',
      columns: [...columns],
      run_ids: [...runIds],
      automatic_max: automaticMax,
    },
    signal,
  );
  return RunTable.fromFrame(frame);
}
