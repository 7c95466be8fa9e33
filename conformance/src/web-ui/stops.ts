import type { Page } from 'playwright-core';
import type { Seed } from '../browser/seed.ts';

/** One place of our web UI: its address, what is done there, and what must be seen in the end. */
export interface Stop {
  readonly name: string;
  readonly path: (seed: Seed) => string;
  readonly act?: (page: Page, seed: Seed) => Promise<void>;
  readonly sees: readonly string[];
}

const runPage =
  (search: string): Stop['path'] =>
  ({ experimentId, runIds }) =>
    `/e/${experimentId}/r/${runIds[0] ?? ''}${search}`;

export const stops: readonly Stop[] = [
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
  { name: 'run', path: runPage(''), sees: ['run 0', 'layers', 'rate', 'points'] },
  { name: 'metrics of a run', path: runPage('?tab=metrics'), sees: ['loss', 'acc'] },
  {
    name: 'a text artifact',
    path: runPage('?tab=artifacts&path=notes%2Freadme.txt'),
    sees: ['readme.txt', 'plain text'],
  },
  { name: 'an image artifact', path: runPage('?tab=artifacts&path=images%2Fblack.png'), sees: ['black.png'] },
  { name: 'models', path: () => '/models', sees: ['tour-linear'] },
  { name: 'model', path: () => '/models/tour-linear', sees: ['tour-linear', '@champion', 'A line.'] },
  {
    name: 'history of a model',
    path: () => '/models/tour-linear?tab=activity',
    sees: ['pointed @champion at version 1'],
  },
];
