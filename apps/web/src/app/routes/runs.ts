import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { flag, present, text } from '../search-params.ts';
import { root } from './root.ts';

export interface RunSearch {
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
  readonly log?: boolean;
}

const run = createRoute({
  getParentRoute: () => root,
  path: '/e/$id/r/$runId',
  validateSearch: (search: Record<string, unknown>): RunSearch =>
    present({
      tab: text(search['tab']),
      q: text(search['q']),
      sort: text(search['sort']),
      path: text(search['path']),
      beside: text(search['beside']),
      model: text(search['model']),
      open: text(search['open']),
      level: text(search['level']),
      log: flag(search['log']),
    }),
  component: lazyRouteComponent(() => import('../../pages/run.tsx'), 'RunPage'),
});

export const runRoutes = [run] as const;
