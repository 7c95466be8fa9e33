import type { Activity } from '../../api/experiment-activity.ts';
import type { Experiment } from '../../api/experiments.ts';
import { readSort, type Sort } from '../../components/sort.ts';

type Activities = ReadonlyMap<string, Activity>;
type ValueOf = (experiment: Experiment, activities: Activities) => number | string;

const activityOf = (what: 'runs' | 'running' | 'last_start_time'): ValueOf => {
  return ({ experiment_id }, activities) => Number(activities.get(experiment_id)?.[what] ?? 0);
};

const VALUES: Readonly<Record<string, ValueOf>> = {
  name: ({ name }) => name.toLowerCase(),
  created: ({ creation_time }) => Number(creation_time),
  runs: activityOf('runs'),
  running: activityOf('running'),
  // What has no runs counts by when it was made.
  last: (experiment, activities) =>
    Number(activities.get(experiment.experiment_id)?.last_start_time ?? experiment.creation_time),
};

export const SORT_DEFAULT = '-last';

export function readExperimentSort(text = SORT_DEFAULT): Sort {
  const sort = readSort(text);
  return sort.id in VALUES ? sort : readSort(SORT_DEFAULT);
}

/** Whether the order is known only with the activity of all experiments. */
export function needsActivities({ id }: Sort): boolean {
  return ['runs', 'running', 'last'].includes(id);
}

export function inOrder(
  experiments: readonly Experiment[],
  { id, ascending }: Sort,
  activities: Activities,
): Experiment[] {
  const valueOf = VALUES[id];
  if (valueOf === undefined) return [...experiments];
  const direction = ascending ? 1 : -1;
  return experiments
    .map((experiment) => [valueOf(experiment, activities), experiment] as const)
    .toSorted(([a], [b]) => (a === b ? 0 : a < b ? -direction : direction))
    .map(([, experiment]) => experiment);
}
