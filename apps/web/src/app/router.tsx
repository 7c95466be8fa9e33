import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { PREFIX } from '../api/call.ts';
import { Shell } from './shell.tsx';

const root = createRootRoute({ component: Shell });

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('../pages/home.tsx'), 'HomePage'),
});

interface ListSearch {
  /** What is looked for. */
  readonly q?: string;
  /** A column, with `-` before it for descending. */
  readonly sort?: string;
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function listSearch(search: Record<string, unknown>): ListSearch {
  const [q, sort] = [text(search['q']), text(search['sort'])];
  return { ...(q === undefined ? {} : { q }), ...(sort === undefined ? {} : { sort }) };
}

const experiments = createRoute({
  getParentRoute: () => root,
  path: '/experiments',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('../pages/experiments.tsx'), 'ExperimentsPage'),
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

export interface RunSearch {
  readonly tab?: string;
  /** What params, metrics and tags are searched for. */
  readonly q?: string;
  /** The artifact that is shown. */
  readonly path?: string;
  readonly log?: boolean;
}

function texts(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === 'string') : undefined;
}

/** Fields that are undefined are left out: the address stays short. */
function present<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]: Exclude<T[K], undefined> };
}

function flag(value: unknown): true | undefined {
  return value === true ? true : undefined;
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
  component: lazyRouteComponent(() => import('../pages/experiment.tsx'), 'ExperimentPage'),
});

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
  component: lazyRouteComponent(() => import('../pages/run.tsx'), 'RunPage'),
});

const models = createRoute({
  getParentRoute: () => root,
  path: '/models',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('../pages/models.tsx'), 'ModelsPage'),
});

const model = createRoute({
  getParentRoute: () => root,
  path: '/models/$name',
  validateSearch: (search: Record<string, unknown>): { tab?: string } =>
    typeof search['tab'] === 'string' ? { tab: search['tab'] } : {},
  component: lazyRouteComponent(() => import('../pages/model.tsx'), 'ModelPage'),
});

export const router = createRouter({
  basepath: PREFIX === '' ? '/' : PREFIX,
  routeTree: root.addChildren([home, experiments, experiment, run, models, model]),
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
