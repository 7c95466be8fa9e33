import type { Page } from 'playwright-core';
import type { Target } from '../options.ts';
import { waitUntil } from './wait-until.ts';

interface DrawnCharts {
  readonly charts: number;
  readonly lines: number;
}

/** Where the same things are in both UIs, and what shows that they are there. */
export interface WebUi {
  readonly listPath: string;
  runsPath(experimentId: string): string;
  /** Charts of these runs, where the address can say which. */
  chartsPath(experimentId: string, runIds?: readonly string[]): string;
  /** Waits until so many charts have so many lines each. */
  waitForCharts(page: Page, wanted: DrawnCharts): Promise<unknown>;
  /** Has the charts show all runs, where the address cannot say it. */
  showAllRuns?(page: Page): Promise<void>;
  /** The drawing area of a chart. */
  readonly plotSelector: string;
  /** An expression for how the first chart looks. */
  readonly picture: string;
  /** Waits until all runs of a table are in the page, where they come to be there. */
  waitForAllRuns?(page: Page): Promise<unknown>;
  /** What scrolls the table of runs. */
  readonly tableSelector: string;
}

/** How many lines a chart has is known from what it was given: they are pixels. */
const millrace: WebUi = {
  listPath: '/experiments',
  runsPath: (experimentId) => `/e/${experimentId}`,
  chartsPath: (experimentId, runIds) =>
    `/e/${experimentId}?tab=charts` +
    (runIds === undefined ? '' : `&runs=${encodeURIComponent(JSON.stringify(runIds))}`),
  waitForCharts: (page, { charts }) =>
    waitUntil(page, `document.querySelectorAll('figure .uplot canvas').length >= ${charts}`),
  plotSelector: 'figure .uplot .u-over',
  picture: `document.querySelector('figure .uplot canvas').toDataURL()`,
  waitForAllRuns: (page) =>
    waitUntil(page, `document.querySelector('[role=status] ~ span progress') === null`),
  tableSelector: '[role=region][tabindex]',
};

const mlflow: WebUi = {
  listPath: '/#/experiments',
  runsPath: (experimentId) => `/#/experiments/${experimentId}/runs`,
  chartsPath: (experimentId) => `/#/experiments/${experimentId}/runs?compareRunsMode=CHART`,
  // Each run has two traces, one of them for what the other hides.
  waitForCharts: (page, { charts, lines }) =>
    waitUntil(
      page,
      `[...document.querySelectorAll('.js-plotly-plot')].filter((plot) =>
      plot.querySelectorAll('.scatterlayer .trace').length >= ${2 * lines}).length >= ${charts}`,
    ),
  showAllRuns: async (page) => {
    await page.getByTestId('experiment-view-runs-visibility-column-header').click();
    await page.getByText('Show all runs').click();
  },
  plotSelector: '.js-plotly-plot .nsewdrag',
  picture: `document.querySelector('.js-plotly-plot .scatterlayer').innerHTML`,
  tableSelector: '.ag-body-viewport',
};

export const WEB_UIS: Readonly<Record<Target, WebUi>> = { millrace, mlflow };

/**
 * Waits for the link of an experiment or a run: then a list can be used. Frame by frame: Playwright's own locators look
 * twice a second after a while.
 */
export async function waitForLink(page: Page, name: string): Promise<void> {
  await waitUntil(
    page,
    `[...document.querySelectorAll('a')].some((link) =>
      link.textContent.trim() === ${JSON.stringify(name)} && link.checkVisibility())`,
  );
}
