import type { Stop } from '../stop.ts';

export const experimentStops: readonly Stop[] = [
  { name: 'home', path: () => '/', sees: ['tour'] },
  { name: 'experiments', path: () => '/experiments', sees: ['tour', 'Default'] },
  {
    name: 'runs',
    path: ({ experimentId }) => `/e/${experimentId}`,
    sees: ['run 0', 'run 1', 'run 2', 'model'],
  },
  {
    name: 'charts of runs',
    path: ({ experimentId }) => `/e/${experimentId}?tab=charts`,
    sees: ['loss', 'acc'],
  },
];
