import type { Page } from 'playwright-core';
import type { Stop } from '../stop.ts';

/** A place whose every action must be there for the keyboard too. */
export type Screen = Pick<Stop, 'name' | 'path' | 'act'>;

const workspace =
  (search: string): Screen['path'] =>
  ({ experimentId }) =>
    `/e/${experimentId}${search}`;

const everything =
  (search: string): Screen['path'] =>
  ({ experimentId, everythingId }) =>
    `/e/${experimentId}/r/${everythingId}${search}`;

const PANELS = [
  ['scatter', ['params.rate', 'metrics.acc']],
  ['parallel', ['params.rate', 'params.layers', 'metrics.loss']],
  ['bar', ['metrics.acc']],
].map((panel) => JSON.stringify(panel));

const drawn = (page: Page): Promise<void> => page.locator('figure canvas').first().waitFor();

async function openPalette(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'Recently ended' }).waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('option').first().waitFor();
}

async function openNewPrompt(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New prompt' }).click();
  await page.getByRole('textbox', { name: 'Template' }).waitFor();
}

const listScreens: readonly Screen[] = [
  { name: 'home', path: () => '/' },
  { name: 'experiments', path: () => '/experiments' },
  { name: 'search', path: () => '/search?q=tour' },
  { name: 'palette', path: () => '/', act: openPalette },
  { name: 'settings', path: () => '/settings' },
  { name: 'components', path: () => '/components' },
];

const runScreens: readonly Screen[] = [
  { name: 'runs, with facets', path: workspace('?facets=true&q=run') },
  {
    name: 'runs: two selected, one beside the table',
    path: ({ experimentId, runIds }) =>
      `/e/${experimentId}?runs=${JSON.stringify(runIds.slice(0, 2))}&peek=${runIds[0] ?? ''}`,
  },
  {
    name: 'charts',
    path: workspace(`?tab=charts&panels=${encodeURIComponent(JSON.stringify(PANELS))}`),
    act: drawn,
  },
  { name: 'run', path: everything('') },
  { name: 'run: charts', path: everything('?tab=charts'), act: drawn },
  { name: 'run: logs', path: everything('?tab=logs') },
  { name: 'run: a file', path: everything('?tab=artifacts&path=files%2Fnested.json') },
  { name: 'compare', path: ({ runIds }) => `/compare?runs=${JSON.stringify(runIds)}` },
  {
    name: 'compare: files',
    path: ({ runIds }) => `/compare?tab=artifacts&path=notes%2Freadme.txt&runs=${JSON.stringify(runIds)}`,
  },
];

const registryScreens: readonly Screen[] = [
  { name: 'models', path: () => '/models' },
  { name: 'model', path: () => '/models/tour-linear' },
  { name: 'model: performance', path: () => '/models/tour-linear?tab=performance' },
  { name: 'model: settings', path: () => '/models/tour-linear?tab=settings' },
  { name: 'version', path: () => '/models/tour-linear/v/1' },
  { name: 'version: signature', path: () => '/models/tour-linear/v/1?tab=signature' },
  { name: 'logged models', path: workspace('?tab=models') },
  { name: 'prompts', path: () => '/prompts' },
  { name: 'prompts: a new one', path: () => '/prompts', act: openNewPrompt },
  { name: 'prompt', path: () => '/prompts/tour-prompt' },
];

const traceScreens: readonly Screen[] = [
  { name: 'traces', path: () => '/traces' },
  {
    name: 'traces: one beside the table',
    path: ({ experimentId, talkId }) => `/e/${experimentId}?tab=traces&trace=${talkId}`,
  },
  { name: 'traces: overview', path: workspace('?tab=traces&tview=overview') },
  { name: 'trace', path: ({ traceIds }) => `/traces/${traceIds[0] ?? ''}` },
  { name: 'trace: graph', path: ({ traceIds }) => `/traces/${traceIds[0] ?? ''}?spans=graph` },
  {
    name: 'traces compared',
    path: ({ talkId, failedId }) => `/traces/compare?ids=${JSON.stringify([talkId, failedId])}`,
  },
  { name: 'evaluation: issues', path: workspace('?tab=evaluation&epart=issues') },
];

export const screens: readonly Screen[] = [
  ...listScreens,
  ...runScreens,
  ...registryScreens,
  ...traceScreens,
];
