import type { Stop } from '../stop.ts';

export const modelStops: readonly Stop[] = [
  { name: 'models', path: () => '/models', sees: ['tour-linear'] },
  { name: 'model', path: () => '/models/tour-linear', sees: ['tour-linear', '@champion', 'A line.'] },
  {
    name: 'history of a model',
    path: () => '/models/tour-linear?tab=activity',
    sees: ['pointed @champion at version 1'],
  },
];
