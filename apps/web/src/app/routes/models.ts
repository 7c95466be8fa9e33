import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { listSearch, present, text } from '../search-params.ts';
import { root } from './root.ts';

const models = createRoute({
  getParentRoute: () => root,
  path: '/models',
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('../../pages/models.tsx'), 'ModelsPage'),
});

const model = createRoute({
  getParentRoute: () => root,
  path: '/models/$name',
  validateSearch: (search: Record<string, unknown>): { tab?: string } =>
    present({ tab: text(search['tab']) }),
  component: lazyRouteComponent(() => import('../../pages/model.tsx'), 'ModelPage'),
});

export const modelRoutes = [models, model] as const;
