import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { flag, present, text } from '../search-params.ts';
import { root } from './root.ts';

export interface RunSearch {
  readonly tab?: string;
  /** What params, metrics and tags are searched for. */
  readonly q?: string;
  /** The artifact that is shown. */
  readonly path?: string;
  readonly log?: boolean;
}

const run = createRoute({
  getParentRoute: () => root,
  path: '/e/$id/r/$runId',
  validateSearch: (search: Record<string, unknown>): RunSearch =>
    present({
      tab: text(search['tab']),
      q: text(search['q']),
      path: text(search['path']),
      log: flag(search['log']),
    }),
  component: lazyRouteComponent(() => import('../../pages/run.tsx'), 'RunPage'),
});

export const runRoutes = [run] as const;
