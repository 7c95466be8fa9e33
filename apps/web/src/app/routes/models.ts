import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { flag, listSearch, present, text, texts } from '../search-params.ts';
import { root } from './root.ts';

const models = createRoute({
  getParentRoute: () => root,
  path: '/models',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('../../pages/models.tsx'), 'ModelsPage'),
});

export interface ModelPageSearch {
  readonly tab?: string;
  /** The selected versions. */
  readonly versions?: readonly string[];
  /** Metrics that have a column. */
  readonly cols?: readonly string[];
  /** The metric that is charted. */
  readonly metric?: string;
  /** Of what happened, only what says where versions stood. */
  readonly promotion?: boolean;
}

const model = createRoute({
  getParentRoute: () => root,
  path: '/models/$name',
  validateSearch: (search: Record<string, unknown>): ModelPageSearch =>
    present({
      tab: text(search['tab']),
      versions: texts(search['versions']),
      cols: texts(search['cols']),
      metric: text(search['metric']),
      promotion: flag(search['promotion']),
    }),
  component: lazyRouteComponent(() => import('../../pages/model.tsx'), 'ModelPage'),
});

export interface VersionPageSearch {
  readonly tab?: string;
  /** The file that is shown, and the one beside it. */
  readonly path?: string;
  readonly beside?: string;
  /** Of what happened, only what says where the version stood. */
  readonly promotion?: boolean;
}

const version = createRoute({
  getParentRoute: () => root,
  path: '/models/$name/v/$version',
  validateSearch: (search: Record<string, unknown>): VersionPageSearch =>
    present({
      tab: text(search['tab']),
      path: text(search['path']),
      beside: text(search['beside']),
      promotion: flag(search['promotion']),
    }),
  component: lazyRouteComponent(() => import('../../pages/model-version.tsx'), 'ModelVersionPage'),
});

interface VersionsCompareSearch {
  /** `3,4`: the first one is what the others are measured against. */
  readonly versions?: string;
  /** Only what differs. */
  readonly diff?: boolean;
  /** Whether the order of columns counts. */
  readonly order?: boolean;
}

const compare = createRoute({
  getParentRoute: () => root,
  path: '/models/$name/compare',
  validateSearch: (search: Record<string, unknown>): VersionsCompareSearch =>
    present({
      versions: versionList(search['versions']),
      diff: flag(search['diff']),
      order: flag(search['order']),
    }),
  component: lazyRouteComponent(
    () => import('../../pages/model-versions-compare.tsx'),
    'ModelVersionsComparePage',
  ),
});

/** One version alone stands in the address as a number. */
function versionList(value: unknown): string | undefined {
  return typeof value === 'number' ? String(value) : text(value);
}

export const modelRoutes = [models, model, version, compare] as const;
