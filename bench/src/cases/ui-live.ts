import { setTimeout as delay } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import type { Bench, BenchCase } from '../bench.ts';
import { coldVisit } from '../browser/cold-visit.ts';
import { startCountingProxy } from '../browser/counting-proxy.ts';
import { waitUntil } from '../browser/wait-until.ts';
import { WEB_UIS } from '../browser/web-uis.ts';
import { withBrowser } from '../browser/with-browser.ts';
import { checkEqual } from '../check.ts';
import { fillPoints } from '../data/fill-points.ts';
import { post } from '../load/request-bytes.ts';
import { type RestClient, withClient } from '../load/rest-client.ts';
import type { CaseReport } from '../report/case-report.ts';
import { atMost } from '../report/figure.ts';
import { quantile } from '../report/spread.ts';
import type { BenchServer } from '../servers/bench-server.ts';

const FINISHED = { name: 'finished', runs: 10, keys: 6, steps: 2500 };
const MINUTE_MS = 60_000;
/** What comes late after a page is drawn is not idle traffic. */
const SETTLE_MS = 5000;
const PAUSE_MS = 400;
const PERCENTILE = 0.95;

/** What an open page does while nothing happens, and how soon it shows what happens. */
export const uiLiveCase: BenchCase = {
  name: 'ui-live',
  title: 'web UI: from a logged point to the picture, and traffic while nothing happens',
  targets: ['millrace', 'mlflow'],
  run: (bench, report) =>
    withBrowser(report, async (browser) => {
      report.condition(
        'traffic: every byte between browser and server, both ways, 10 finished runs, 6 charts',
      );
      for (const target of bench.options.targets) {
        const server = await bench.sharedServer(target);
        await measurePoints({ bench, browser, report, server });
        await measureIdle({ bench, browser, report, server });
      }
    }),
};

interface Ground {
  readonly bench: Bench;
  readonly browser: Browser;
  readonly report: CaseReport;
  readonly server: BenchServer;
}

async function measurePoints({ bench, browser, report, server }: Ground): Promise<void> {
  const ui = WEB_UIS[server.target];
  await withClient(server.port, async (client) => {
    const experimentId = await client.createExperiment('ui-live');
    const runId = await client.createRun(experimentId, 'live');
    for (let step = 0; step < 3; step += 1) await logPoint(client, runId, step);
    const plan = {
      url: server.url + ui.chartsPath(experimentId),
      isReady: (page: Page) => ui.waitForCharts(page, { charts: 1, lines: 1 }),
    };
    // MLflow's page asks every half a minute.
    const points = server.target === 'millrace' ? 20 : bench.pick(3, 1);
    await coldVisit(browser, plan, async ({ page }) => {
      await page.waitForTimeout(SETTLE_MS);
      const tookMs: number[] = [];
      for (let point = 0; point < points; point += 1) {
        await page.evaluate(`window.benchPicture = ${ui.picture}`);
        const loggedAtMs = performance.now();
        await logPoint(client, runId, 3 + point);
        await waitUntil(page, `${ui.picture} !== window.benchPicture`);
        tookMs.push(performance.now() - loggedAtMs);
        await delay(PAUSE_MS);
      }
      const { target } = server;
      report.record({ name: 'point to picture', unit: 'ms', better: 'lower' }, target, tookMs);
      const p95 = quantile(Float64Array.from(tookMs).sort(), PERCENTILE);
      const floors = [atMost(1000, 'ms')];
      report.record({ name: 'point to picture, p95', unit: 'ms', better: 'lower', floors }, target, [p95]);
    });
  });
}

async function logPoint(client: RestClient, runId: string, step: number): Promise<void> {
  const point = { run_id: runId, key: 'loss', value: 10 + step * step, timestamp: Date.now(), step };
  const { status } = await client.exchange(post('runs/log-metric', point));
  checkEqual('status of log-metric', status, 200);
}

async function measureIdle({ bench, browser, report, server }: Ground): Promise<void> {
  const ui = WEB_UIS[server.target];
  const experimentId = await withClient(server.port, (client) => client.createExperiment('ui-idle'));
  await fillPoints(bench, server, { experimentId, layout: FINISHED });
  const proxy = await startCountingProxy(server.port);
  try {
    const plan = {
      url: proxy.url + ui.chartsPath(experimentId),
      isReady: (page: Page) => ui.waitForCharts(page, { charts: 6, lines: FINISHED.runs }),
    };
    await coldVisit(browser, plan, async ({ page }) => {
      await page.waitForTimeout(SETTLE_MS);
      const before = proxy.bytes();
      const idleMs = bench.pick(2 * MINUTE_MS, MINUTE_MS);
      await page.waitForTimeout(idleMs);
      const perMinute = ((proxy.bytes() - before) / 1000) * (MINUTE_MS / idleMs);
      const floors = [atMost(5, 'kB/min')];
      report.record({ name: 'idle traffic', unit: 'kB/min', better: 'lower', floors }, server.target, [
        perMinute,
      ]);
    });
  } finally {
    proxy.close();
  }
}
