import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { flag, type ListSearch, listSearch, present, text, texts } from '../search-params.ts';
import { root } from './root.ts';

const experiments = createRoute({
  getParentRoute: () => root,
  path: '/experiments',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('../../pages/experiments.tsx'), 'ExperimentsPage'),
});

export interface WorkspaceSearch extends ListSearch {
  readonly tab?: string;
  /** Columns chosen by hand; without them they are chosen by what the runs have. */
  readonly cols?: readonly string[];
  /** Ids of the selected runs. */
  readonly runs?: readonly string[];
  /** Which metrics are charted: a part of their names. */
  readonly keys?: string;
  readonly log?: boolean;
}

const experiment = createRoute({
  getParentRoute: () => root,
  path: '/e/$id',
  validateSearch: (search: Record<string, unknown>): WorkspaceSearch =>
    present({
      ...listSearch(search),
      tab: text(search['tab']),
      cols: texts(search['cols']),
      runs: texts(search['runs']),
      keys: text(search['keys']),
      log: flag(search['log']),
    }),
  component: lazyRouteComponent(() => import('../../pages/experiment.tsx'), 'ExperimentPage'),
});

export const experimentRoutes = [experiments, experiment] as const;
