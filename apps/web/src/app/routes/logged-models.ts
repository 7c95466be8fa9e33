import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { present, text } from '../search-params.ts';
import { root } from './root.ts';
import { type TracesSearch, tracesSearch } from './traces.ts';

interface LoggedModelSearch extends TracesSearch {
  readonly tab?: string;
  /** The file that is shown; a folder has `/` at its end. */
  readonly path?: string;
  /** The file in the second pane. */
  readonly beside?: string;
}

const loggedModel = createRoute({
  getParentRoute: () => root,
  path: '/e/$id/m/$modelId',
  validateSearch: (search: Record<string, unknown>): LoggedModelSearch =>
    present({
      ...tracesSearch(search),
      tab: text(search['tab']),
      path: text(search['path']),
      beside: text(search['beside']),
    }),
  component: lazyRouteComponent(() => import('../../pages/logged-model.tsx'), 'LoggedModelPage'),
});

export const loggedModelRoutes = [loggedModel] as const;
