import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { present, text } from '../search-params.ts';
import { root } from './root.ts';

interface EvaluationDatasetSearch {
  /** The record that is looked at beside the table. */
  readonly record?: string;
}

const evaluationDataset = createRoute({
  getParentRoute: () => root,
  path: '/e/$id/d/$datasetId',
  validateSearch: (search: Record<string, unknown>): EvaluationDatasetSearch =>
    present({ record: text(search['record']) }),
  component: lazyRouteComponent(() => import('../../pages/evaluation-dataset.tsx'), 'EvaluationDatasetPage'),
});

export const evaluationDatasetRoutes = [evaluationDataset] as const;
