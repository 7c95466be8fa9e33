import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { type ChartSearch, chartSearch } from '../chart-search.ts';
import { flag, present, text, texts } from '../search-params.ts';
import { root } from './root.ts';

export interface RunSearch extends ChartSearch {
  readonly tab?: string;
  /** What params, metrics and tags are searched for. */
  readonly q?: string;
  /** A column of the metrics, with `-` before it for descending. */
  readonly sort?: string;
  /** The artifact that is shown; a folder has `/` at its end. */
  readonly path?: string;
  /** The artifact in the second pane. */
  readonly beside?: string;
  /** The logged model whose files are shown, in place of the run's own. */
  readonly model?: string;
  /** What stands open at the side: `param:lr`, `tag:team`, `dataset:0`. */
  readonly open?: string;
  /** The least level of the log's lines that are shown. */
  readonly level?: string;
}

const run = createRoute({
  getParentRoute: () => root,
  path: '/e/$id/r/$runId',
  validateSearch: (search: Record<string, unknown>): RunSearch =>
    present({
      ...chartSearch(search),
      tab: text(search['tab']),
      q: text(search['q']),
      sort: text(search['sort']),
      path: text(search['path']),
      beside: text(search['beside']),
      model: text(search['model']),
      open: text(search['open']),
      level: text(search['level']),
    }),
  component: lazyRouteComponent(() => import('../../pages/run.tsx'), 'RunPage'),
});

export interface CompareSearch extends ChartSearch {
  readonly runs?: readonly string[];
  /** The run that others are compared with; the first unless given. */
  readonly base?: string;
  /** Also what all runs have in common. */
  readonly all?: boolean;
  readonly tab?: string;
  /** The artifact that is compared. */
  readonly path?: string;
  /** Which metrics are charted: a part of their names. */
  readonly keys?: string;
}

const compare = createRoute({
  getParentRoute: () => root,
  path: '/compare',
  validateSearch: (search: Record<string, unknown>): CompareSearch =>
    present({
      ...chartSearch(search),
      runs: texts(search['runs']),
      base: text(search['base']),
      all: flag(search['all']),
      tab: text(search['tab']),
      path: text(search['path']),
      keys: text(search['keys']),
    }),
  component: lazyRouteComponent(() => import('../../pages/compare.tsx'), 'ComparePage'),
});

export const runRoutes = [run, compare] as const;
