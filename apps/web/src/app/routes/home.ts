import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { flag, type ListSearch, listSearch, present, text, texts } from '../search-params.ts';
import { type WorkspaceSearch, workspaceSearch } from './experiments.ts';
import { root } from './root.ts';

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('../../pages/home.tsx'), 'HomePage'),
});

export interface ExperimentsSearch extends ListSearch {
  /** `list` instead of the tree of folders. */
  readonly view?: string;
  /** Folders of the tree that are closed. */
  readonly closed?: readonly string[];
  /** Ids of the selected experiments. */
  readonly chosen?: readonly string[];
  /** The experiment that stands open at the side. */
  readonly open?: string;
  /** Deleted experiments instead of the others. */
  readonly trash?: boolean;
  /** Whether a new experiment is being described. */
  readonly new?: boolean;
}

const experiments = createRoute({
  getParentRoute: () => root,
  path: '/experiments',
  validateSearch: (search: Record<string, unknown>): ExperimentsSearch =>
    present({
      ...listSearch(search),
      view: text(search['view']),
      closed: texts(search['closed']),
      chosen: texts(search['chosen']),
      open: typeof search['open'] === 'number' ? String(search['open']) : text(search['open']),
      trash: flag(search['trash']),
      new: flag(search['new']),
    }),
  component: lazyRouteComponent(() => import('../../pages/experiments.tsx'), 'ExperimentsPage'),
});

interface SeveralSearch extends WorkspaceSearch {
  /** Of the experiments. */
  readonly ids?: readonly string[];
}

const several = createRoute({
  getParentRoute: () => root,
  path: '/experiments/compare',
  validateSearch: (search: Record<string, unknown>): SeveralSearch =>
    present({ ...workspaceSearch(search), ids: texts(search['ids']) }),
  component: lazyRouteComponent(
    () => import('../../pages/experiments-compare.tsx'),
    'ExperimentsComparePage',
  ),
});

const search = createRoute({
  getParentRoute: () => root,
  path: '/search',
  validateSearch: (given: Record<string, unknown>): Pick<ListSearch, 'q'> =>
    present({ q: typeof given['q'] === 'number' ? String(given['q']) : text(given['q']) }),
  component: lazyRouteComponent(() => import('../../pages/search.tsx'), 'SearchPage'),
});

interface SettingsSearch {
  readonly tab?: string;
  /** The webhook whose deliveries are shown. */
  readonly webhook?: string;
}

const settings = createRoute({
  getParentRoute: () => root,
  path: '/settings',
  validateSearch: (given: Record<string, unknown>): SettingsSearch =>
    present({ tab: text(given['tab']), webhook: text(given['webhook']) }),
  component: lazyRouteComponent(() => import('../../pages/settings.tsx'), 'SettingsPage'),
});

const components = createRoute({
  getParentRoute: () => root,
  path: '/components',
  component: lazyRouteComponent(() => import('../../pages/components.tsx'), 'ComponentsPage'),
});

export const homeRoutes = [home, experiments, several, search, settings, components] as const;
