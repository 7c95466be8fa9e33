import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { experimentQuery } from '../../api/experiments.ts';
import { runIndexQuery } from '../../api/run-index.ts';
import { type ChartSearch, chartSearch } from '../chart-search.ts';
import { queries } from '../queries.ts';
import { flag, type ListSearch, listSearch, number, present, text, texts } from '../search-params.ts';
import { root } from './root.ts';
import { type TracesSearch, tracesSearch } from './traces.ts';

export interface WorkspaceSearch extends ListSearch, TracesSearch, ChartSearch {
  readonly tab?: string;
  /** Columns chosen by hand; without them they are chosen by what the runs have. */
  readonly cols?: readonly string[];
  /** Ids of the selected runs. */
  readonly runs?: readonly string[];
  /** Columns that runs are grouped by, the outermost first. */
  readonly group?: readonly string[];
  /** Child runs under their parents. */
  readonly nest?: boolean;
  /** Ids of groups and parents that are open. */
  readonly open?: readonly string[];
  /** How many of the runs that the filter finds are charted while none is selected. */
  readonly lines?: number;
  /** Runs that charts leave out. */
  readonly hidden?: readonly string[];
  /** Runs that stay on top. */
  readonly pins?: readonly string[];
  /** The run that others are compared with. */
  readonly base?: string;
  /** The run that is looked at beside the table. */
  readonly peek?: string;
  readonly facets?: boolean;
  /** Deleted runs instead of the others. */
  readonly trash?: boolean;
  /** Which metrics are charted: a part of their names. */
  readonly keys?: string;
  /** A filter of logged models, and the column that they are sorted by. */
  readonly mq?: string;
  readonly msort?: string;
  /** `charts`: their metrics as bars; `run`: models of one source run together; runs whose models are folded. */
  readonly mview?: string;
  readonly mgroup?: string;
  readonly mclosed?: readonly string[];
  /** What of the evaluation is shown: `issues`, `queues`, `schemas`, `scorers`; evaluations unless given. */
  readonly epart?: string;
  /** Evaluations whose results are shown side by side. */
  readonly eruns?: readonly string[];
  /** The review queue that is open. */
  readonly queue?: string;
  /** The issue that is open beside the list, and the state of those that are listed. */
  readonly issue?: string;
  readonly istatus?: string;
  /** Charts added by hand, each as text. */
  readonly panels?: readonly string[];
}

export function workspaceSearch(search: Record<string, unknown>): WorkspaceSearch {
  return present({
    ...listSearch(search),
    ...tracesSearch(search),
    ...chartSearch(search),
    tab: text(search['tab']),
    cols: texts(search['cols']),
    runs: texts(search['runs']),
    group: texts(search['group']),
    nest: flag(search['nest']),
    open: texts(search['open']),
    lines: number(search['lines']),
    hidden: texts(search['hidden']),
    pins: texts(search['pins']),
    base: text(search['base']),
    peek: text(search['peek']),
    facets: flag(search['facets']),
    trash: flag(search['trash']),
    keys: text(search['keys']),
    mq: text(search['mq']),
    msort: text(search['msort']),
    mview: text(search['mview']),
    mgroup: text(search['mgroup']),
    mclosed: texts(search['mclosed']),
    epart: text(search['epart']),
    eruns: texts(search['eruns']),
    queue: text(search['queue']),
    issue: text(search['issue']),
    istatus: text(search['istatus']),
    panels: texts(search['panels']),
  });
}

const experiment = createRoute({
  getParentRoute: () => root,
  path: '/e/$id',
  validateSearch: workspaceSearch,
  // Asked for while the page's script still comes. The page says what went wrong.
  loader: ({ params: { id }, location, preload }) => {
    if (preload) return;
    const { tab = 'runs' } = location.search as WorkspaceSearch;
    void queries.prefetchQuery(experimentQuery(id));
    if (tab === 'runs' || tab === 'charts') void queries.prefetchQuery(runIndexQuery([id]));
  },
  shouldReload: false,
  component: lazyRouteComponent(() => import('../../pages/experiment.tsx'), 'ExperimentPage'),
});

export const experimentRoutes = [experiment] as const;
