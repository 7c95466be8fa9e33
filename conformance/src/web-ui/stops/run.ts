import type { Stop } from '../stop.ts';

const runPage =
  (search: string): Stop['path'] =>
  ({ experimentId, runIds }) =>
    `/e/${experimentId}/r/${runIds[0] ?? ''}${search}`;

export const runStops: readonly Stop[] = [
  { name: 'run', path: runPage(''), sees: ['run 0', 'layers', 'rate', 'points'] },
  { name: 'metrics of a run', path: runPage('?tab=metrics'), sees: ['loss', 'acc'] },
  {
    name: 'a text artifact',
    path: runPage('?tab=artifacts&path=notes%2Freadme.txt'),
    sees: ['readme.txt', 'plain text'],
  },
  { name: 'an image artifact', path: runPage('?tab=artifacts&path=images%2Fblack.png'), sees: ['black.png'] },
];
