import type { Page } from 'playwright-core';
import type { Seed } from '../browser/seed.ts';

/** One place of MLflow's web UI: where it is, what is done there, and what must be seen in the end. */
export interface Stop {
  readonly name: string;
  /** Behind `#` in the address. */
  readonly path: (seed: Seed) => string;
  readonly act?: (page: Page, seed: Seed) => Promise<void>;
  readonly sees: readonly string[];
}

const experiment =
  (rest: string): Stop['path'] =>
  ({ experimentId }) =>
    `/experiments/${experimentId}${rest}`;
const firstRun =
  (rest: string): Stop['path'] =>
  ({ experimentId, runIds }) =>
    `/experiments/${experimentId}/runs/${runIds[0] ?? ''}${rest}`;

async function clickText(page: Page, text: string): Promise<void> {
  await page.getByText(text, { exact: true }).first().click();
}

/** The tour, as a person would take it who has just come from MLflow's own server. */
export const stops: readonly Stop[] = [
  { name: 'home', path: () => '/', sees: ['Welcome to MLflow', 'tour'] },
  { name: 'experiments', path: () => '/experiments', sees: ['Experiments', 'tour', 'Default'] },
  { name: 'runs', path: experiment('/runs'), sees: ['run 0', 'run 1', 'run 2', 'model'] },
  {
    name: 'runs: a filter',
    path: experiment('/runs'),
    act: async (page) => {
      const search = page
        .getByRole('combobox', { name: /metrics\.rmse/ })
        .or(page.getByPlaceholder(/metrics\.rmse/));
      await search.first().fill('params.layers = "2"');
      await search.first().press('Enter');
    },
    sees: ['run 1'],
  },
  {
    name: 'charts',
    path: experiment('/runs?compareRunsMode=CHART'),
    // MLflow draws a chart only once it is scrolled to; a search brings each into sight.
    act: async (page) => {
      const search = page.getByPlaceholder('Search metric charts');
      await search.fill('acc');
      await page.getByText('acc', { exact: true }).first().waitFor();
      await search.fill('loss');
    },
    sees: ['loss'],
  },
  { name: 'artifacts of runs', path: experiment('/runs?compareRunsMode=ARTIFACT'), sees: ['run 0'] },
  { name: 'traces', path: experiment('/traces'), sees: ['why?', 'how?'] },
  {
    name: 'a trace',
    path: ({ experimentId, traceIds }) =>
      `/experiments/${experimentId}/traces?selectedEvaluationId=${traceIds[0] ?? ''}`,
    sees: ['retrieve', 'chain'],
  },
  { name: 'sessions', path: experiment('/chat-sessions'), sees: ['Sessions'] },
  { name: 'datasets', path: experiment('/datasets'), sees: ['Datasets'] },
  { name: 'evaluation runs', path: experiment('/evaluation-runs'), sees: ['Evaluation'] },
  { name: 'prompts of an experiment', path: experiment('/prompts'), sees: ['Prompts'] },
  { name: 'logged models', path: experiment('/models'), sees: ['linear'] },
  {
    name: 'logged model',
    path: ({ experimentId, modelId }) => `/experiments/${experimentId}/models/${modelId}`,
    sees: ['linear', 'tour-linear'],
  },
  { name: 'run', path: firstRun(''), sees: ['run 0', 'layers', 'loss', 'bold', 'points'] },
  { name: 'metrics of a run', path: firstRun('/model-metrics'), sees: ['loss', 'acc'] },
  { name: 'system metrics of a run', path: firstRun('/system-metrics'), sees: ['System metrics'] },
  {
    name: 'artifacts of a run',
    path: firstRun('/artifacts'),
    act: async (page) => {
      await clickText(page, 'notes');
      await clickText(page, 'readme.txt');
    },
    sees: ['plain text'],
  },
  { name: 'a table artifact', path: firstRun('/artifacts/tables/points.json'), sees: ['points.json'] },
  { name: 'an image artifact', path: firstRun('/artifacts/images/black.png'), sees: ['black.png'] },
  {
    name: 'compare runs',
    path: ({ experimentId, runIds }) =>
      `/compare-runs?runs=${encodeURIComponent(JSON.stringify(runIds))}&experiments=${encodeURIComponent(JSON.stringify([experimentId]))}`,
    sees: ['Comparing 3 Runs', 'Parallel Coordinates', 'rate'],
  },
  { name: 'registered models', path: () => '/models', sees: ['tour-linear', 'Version 2'] },
  {
    name: 'registered model',
    path: () => '/models/tour-linear',
    sees: ['A line.', 'Version 1', 'Version 2', 'champion'],
  },
  { name: 'model version', path: () => '/models/tour-linear/versions/1', sees: ['Version 1', 'champion'] },
  {
    name: 'model version: described',
    path: () => '/models/tour-linear/versions/2',
    sees: ['The second.'],
  },
  { name: 'prompts', path: () => '/prompts', sees: ['tour-prompt'] },
  {
    name: 'prompt',
    path: () => '/prompts/tour-prompt',
    sees: ['Please say', 'production'],
  },
  { name: 'settings', path: () => '/settings', sees: ['General'] },
];
