import type { Browser } from 'playwright-core';
import type { Bench, BenchCase } from '../bench.ts';
import { coldVisit, type Line, type VisitPlan } from '../browser/cold-visit.ts';
import { readTimings } from '../browser/page-timings.ts';
import { waitForLink, WEB_UIS } from '../browser/web-uis.ts';
import { withBrowser } from '../browser/with-browser.ts';
import { fillPoints, type PointLayout } from '../data/fill-points.ts';
import { fillRuns } from '../data/fill-runs.ts';
import { population } from '../data/population.ts';
import { withClient } from '../load/rest-client.ts';
import type { CaseReport } from '../report/case-report.ts';
import { atMost } from '../report/figure.ts';
import type { BenchServer } from '../servers/bench-server.ts';

/** A page with what the project promises about it. */
interface PageGoals {
  readonly name: string;
  readonly scriptKbMax: number;
  readonly paintMsMax: number;
  readonly blockingMsMax: number;
}

const RUNS = 100;
const LINES: PointLayout = { name: 'lines', runs: 10, keys: 6, steps: 2500 };
const STYLE_KB_MAX = 20;
/** What comes after a page is ready and still belongs to how it came up. */
const SETTLE_MS = 1000;
const SLOW_LINE: Line = { bitsPerSecond: 10_000_000, latencyMs: 40 };
const LIST: PageGoals = { name: 'list', scriptKbMax: 170, paintMsMax: 800, blockingMsMax: 50 };
const TABLE: PageGoals = { name: 'runs', scriptKbMax: 230, paintMsMax: 1000, blockingMsMax: 100 };
const CHARTS: PageGoals = { name: 'charts', scriptKbMax: 260, paintMsMax: 1200, blockingMsMax: 150 };

/** The three pages that people open first. */
export const uiPagesCase: BenchCase = {
  name: 'ui-pages',
  title: `web UI, opened cold: list of experiments, table of ${RUNS} runs, charts of ${LINES.runs} runs`,
  targets: ['millrace', 'mlflow'],
  run: (bench, report) =>
    withBrowser(report, async (browser) => {
      const rounds = bench.pick(5, 3);
      report.condition(`medians of ${rounds}; kB are 1000 bytes as they were sent, headers included`);
      report.condition('slow line: 10 Mbit/s and 40 ms, as the browser imitates it');
      for (const target of bench.options.targets) {
        const server = await bench.sharedServer(target);
        const plans = await makePages(bench, server);
        for (const [goals, plan] of plans) await visitPage({ browser, report, server, rounds }, goals, plan);
        const table = plans[1]?.[1];
        if (table === undefined) continue;
        const readyMs: number[] = [];
        for (let round = 0; round < rounds; round += 1)
          readyMs.push(
            await coldVisit(browser, { ...table, line: SLOW_LINE }, async (visit) => visit.readyMs),
          );
        report.record(
          { name: 'runs: usable, slow line', unit: 'ms', better: 'lower', floors: [atMost(1200, 'ms')] },
          target,
          readyMs,
        );
      }
    }),
};

async function makePages(bench: Bench, server: BenchServer): Promise<(readonly [PageGoals, VisitPlan])[]> {
  const runs = population(RUNS);
  const name = 'ui-pages';
  const tableId = await fillRuns(bench, server, { name, runs });
  const chartsId = await withClient(server.port, (client) => client.createExperiment('ui-pages-lines'));
  await fillPoints(bench, server, { experimentId: chartsId, layout: LINES });
  const newest = runs.at(-1)?.name ?? '';
  const ui = WEB_UIS[server.target];
  return [
    [LIST, { url: server.url + ui.listPath, isReady: (page) => waitForLink(page, name) }],
    [TABLE, { url: server.url + ui.runsPath(tableId), isReady: (page) => waitForLink(page, newest) }],
    [
      CHARTS,
      {
        url: server.url + ui.chartsPath(chartsId),
        isReady: (page) => ui.waitForCharts(page, { charts: 1, lines: LINES.runs }),
      },
    ],
  ];
}

interface Ground {
  readonly browser: Browser;
  readonly report: CaseReport;
  readonly server: BenchServer;
  readonly rounds: number;
}

async function visitPage(
  { browser, report, server, rounds }: Ground,
  { name, scriptKbMax, paintMsMax, blockingMsMax }: PageGoals,
  plan: VisitPlan,
): Promise<void> {
  const samples = { script: [], style: [], ready: [], paint: [], blocking: [], task: [] } as Record<
    'script' | 'style' | 'ready' | 'paint' | 'blocking' | 'task',
    number[]
  >;
  for (let round = 0; round < rounds; round += 1) {
    await coldVisit(browser, plan, async (visit) => {
      const { scriptBytes, styleBytes } = visit.received();
      await visit.page.waitForTimeout(SETTLE_MS);
      const { largestPaintMs, blockingMs } = await readTimings(visit.page);
      samples.script.push(scriptBytes / 1000);
      samples.style.push(styleBytes / 1000);
      samples.ready.push(visit.readyMs);
      samples.paint.push(largestPaintMs);
      samples.blocking.push(blockingMs);
      samples.task.push(await visit.taskMs());
    });
  }
  const { target } = server;
  const better = 'lower';
  const kilobytes = (max: number) => ({ unit: 'kB', better, floors: [atMost(max, 'kB')] }) as const;
  const time = (max: number) => ({ unit: 'ms', better, floors: [atMost(max, 'ms')] }) as const;
  report.record({ name: `${name}: script`, ...kilobytes(scriptKbMax) }, target, samples.script);
  report.record({ name: `${name}: style`, ...kilobytes(STYLE_KB_MAX) }, target, samples.style);
  report.record({ name: `${name}: usable`, unit: 'ms', better }, target, samples.ready);
  report.record({ name: `${name}: largest paint`, ...time(paintMsMax) }, target, samples.paint);
  report.record({ name: `${name}: blocking`, ...time(blockingMsMax) }, target, samples.blocking);
  report.record({ name: `${name}: main thread`, unit: 'CPU ms', better }, target, samples.task);
}
