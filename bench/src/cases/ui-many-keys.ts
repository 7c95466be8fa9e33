import type { Page } from 'playwright-core';
import type { BenchCase } from '../bench.ts';
import { coldVisit } from '../browser/cold-visit.ts';
import { readTimings } from '../browser/page-timings.ts';
import { WEB_UIS } from '../browser/web-uis.ts';
import { withBrowser } from '../browser/with-browser.ts';
import { fillPoints, type PointLayout } from '../data/fill-points.ts';
import { withClient } from '../load/rest-client.ts';
import { atMost } from '../report/figure.ts';

const LAYOUT: PointLayout = { name: 'keys', runs: 10, keys: 3000, steps: 5 };
const SETTLE_MS = 1000;

/** Charts of runs that log thousands of metrics. */
export const uiManyKeysCase: BenchCase = {
  name: 'ui-many-keys',
  title: `web UI: charts of ${LAYOUT.runs} runs with ${LAYOUT.keys} metrics each, opened cold`,
  targets: ['millrace', 'mlflow'],
  run: (bench, report) =>
    withBrowser(report, async (browser) => {
      for (const target of bench.options.targets) {
        const server = await bench.sharedServer(target);
        const ui = WEB_UIS[target];
        const experimentId = await withClient(server.port, (client) =>
          client.createExperiment('ui-many-keys'),
        );
        await fillPoints(bench, server, { experimentId, layout: LAYOUT });
        const plan = {
          url: server.url + ui.chartsPath(experimentId),
          isReady: (page: Page) => ui.waitForCharts(page, { charts: 1, lines: LAYOUT.runs }),
        };
        const usableMs: number[] = [];
        const blockingMs: number[] = [];
        for (let round = 0; round < bench.pick(5, 3); round += 1) {
          await coldVisit(browser, plan, async ({ page, readyMs }) => {
            usableMs.push(readyMs);
            await page.waitForTimeout(SETTLE_MS);
            blockingMs.push((await readTimings(page)).blockingMs);
          });
        }
        const floors = [atMost(2000, 'ms')];
        report.record({ name: 'first chart', unit: 'ms', better: 'lower', floors }, target, usableMs);
        report.record({ name: 'blocking', unit: 'ms', better: 'lower' }, target, blockingMs);
      }
    }),
};
