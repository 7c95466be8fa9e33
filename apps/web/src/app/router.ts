import { createRouter } from '@tanstack/react-router';
import { PREFIX } from '../api/call.ts';
import { FailurePage } from './failure-page.tsx';
import { evaluationDatasetRoutes } from './routes/evaluation-datasets.ts';
import { experimentRoutes } from './routes/experiments.ts';
import { homeRoutes } from './routes/home.ts';
import { loggedModelRoutes } from './routes/logged-models.ts';
import { modelRoutes } from './routes/models.ts';
import { promptRoutes } from './routes/prompts.ts';
import { root } from './routes/root.ts';
import { runRoutes } from './routes/runs.ts';
import { traceRoutes } from './routes/traces.ts';

export const router = createRouter({
  basepath: PREFIX === '' ? '/' : PREFIX,
  routeTree: root.addChildren([
    ...homeRoutes,
    ...experimentRoutes,
    ...runRoutes,
    ...modelRoutes,
    ...promptRoutes,
    ...traceRoutes,
    ...loggedModelRoutes,
    ...evaluationDatasetRoutes,
  ]),
  defaultErrorComponent: FailurePage,
  defaultPreload: 'intent',
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
