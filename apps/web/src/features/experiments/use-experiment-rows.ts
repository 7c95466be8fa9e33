import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { activitiesQuery } from '../../api/experiment-activity.ts';
import { allExperimentsQuery, type Experiment } from '../../api/experiments.ts';
import { nameFilter } from '../../api/registry-search.ts';
import type { ExperimentsSearch } from '../../app/routes/home.ts';
import { inOrder, needsActivities, readExperimentSort } from './experiment-order.ts';
import { flatRows, separatorOf, treeRows } from './experiment-rows.ts';

const NONE: readonly Experiment[] = [];

/** The experiments that are looked for, in their order, in folders or without. */
export function useExperimentRows({ q = '', sort: sortText, view, closed, trash }: ExperimentsSearch) {
  const query = useQuery(allExperimentsQuery(nameFilter(q), trash === true ? 'DELETED_ONLY' : 'ACTIVE_ONLY'));
  const experiments = query.data?.experiments ?? NONE;
  const sort = useMemo(() => readExperimentSort(sortText), [sortText]);
  const ids = useMemo(() => experiments.map(({ experiment_id }) => experiment_id).toSorted(), [experiments]);
  const activities = useQuery({
    ...activitiesQuery(ids),
    enabled: needsActivities(sort) && ids.length > 0,
    placeholderData: (old) => old,
  });
  const separator = useMemo(() => separatorOf(experiments.map(({ name }) => name)), [experiments]);
  const isTree = separator !== undefined && view !== 'list';
  const rows = useMemo(() => {
    const ordered = inOrder(experiments, sort, activities.data ?? new Map());
    return isTree ? treeRows(ordered, separator, new Set(closed)) : flatRows(ordered);
  }, [experiments, sort, activities.data, isTree, separator, closed]);
  return { query, experiments, rows, sort, separator };
}
