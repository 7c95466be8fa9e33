import { createRootRoute, lazyRouteComponent } from '@tanstack/react-router';
import { Shell } from '../shell.tsx';

export const root = createRootRoute({
  component: Shell,
  notFoundComponent: lazyRouteComponent(() => import('../../pages/not-found.tsx'), 'NotFoundPage'),
});
