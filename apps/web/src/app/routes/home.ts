import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { root } from './root.ts';

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('../../pages/home.tsx'), 'HomePage'),
});

export const homeRoutes = [home] as const;
