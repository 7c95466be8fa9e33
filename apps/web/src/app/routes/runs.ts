import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { flag, number, present, text, texts } from '../search-params.ts';
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
  readonly logx?: boolean;
  /** What charts draw over: step (unless given), `time`, `relative` or `metrics.<name>`. */
  readonly x?: string;
  /** 0 to 0.99: how much lines are smoothed. */
  readonly smooth?: number;
  /** Where a zoom of the charts begins and ends. */
  readonly from?: number;
  readonly to?: number;
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
      logx: flag(search['logx']),
      x: text(search['x']),
      smooth: number(search['smooth']),
      from: number(search['from']),
      to: number(search['to']),
    }),
  component: lazyRouteComponent(() => import('../../pages/run.tsx'), 'RunPage'),
});

export interface CompareSearch {
  readonly runs?: readonly string[];
  /** The run that others are compared with; the first unless given. */
  readonly base?: string;
  /** Also what all runs have in common. */
  readonly all?: boolean;
  readonly tab?: string;
  /** The artifact that is compared. */
  readonly path?: string;
  /** Which metrics are charted, and how. */
  readonly keys?: string;
  readonly log?: boolean;
  readonly logx?: boolean;
  readonly x?: string;
  readonly smooth?: number;
  readonly from?: number;
  readonly to?: number;
}

const compare = createRoute({
  getParentRoute: () => root,
  path: '/compare',
  validateSearch: (search: Record<string, unknown>): CompareSearch =>
    present({
      runs: texts(search['runs']),
      base: text(search['base']),
      all: flag(search['all']),
      tab: text(search['tab']),
      path: text(search['path']),
      keys: text(search['keys']),
      log: flag(search['log']),
      logx: flag(search['logx']),
      x: text(search['x']),
      smooth: number(search['smooth']),
      from: number(search['from']),
      to: number(search['to']),
    }),
  component: lazyRouteComponent(() => import('../../pages/compare.tsx'), 'ComparePage'),
});

export const runRoutes = [run, compare] as const;
