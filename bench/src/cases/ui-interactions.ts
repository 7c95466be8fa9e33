import type { Browser, Page } from 'playwright-core';
import { type Bench, type BenchCase, settle } from '../bench.ts';
import { coldVisit, type VisitPlan } from '../browser/cold-visit.ts';
import { hoverFrames } from '../browser/frames.ts';
import { observeInteractions, readInteractions } from '../browser/interaction-times.ts';
import { lookAround, useCharts, useRunTable } from '../browser/interactions.ts';
import { waitForLink, WEB_UIS } from '../browser/web-uis.ts';
import { withBrowser } from '../browser/with-browser.ts';
import { zoomPaintsMs } from '../browser/zoom-paints.ts';
import { fillPoints, type PointLayout } from '../data/fill-points.ts';
import { spikyCurve } from '../data/spiky-curve.ts';
import { withClient } from '../load/rest-client.ts';
import type { CaseReport } from '../report/case-report.ts';
import { atLeast, atMost, type FigureSpec } from '../report/figure.ts';
import { quantile } from '../report/spread.ts';
import type { BenchServer } from '../servers/bench-server.ts';

const CHARTS = 6;
const HOVER_MS = 4000;
/** Parts of a chart that are zoomed into, one after the other: the last leaves points that no stretch sums up. */
const ZOOMS = [
  { part: [0.1, 0.9], exact: 'exact' },
  { part: [0.3, 0.7], exact: 'exact' },
  { part: [0.2, 0.6], exact: 'exactDeep' },
] as const;
/** Of a zoom what is drawn at once and what comes is told apart by the picture, which is still before. */
const STILL_MS = 600;
const NOT_ZOOMED = 'not measured: its picture does not tell when a zoom is over';
const OTHER_CONTROLS = 'no: its page has other controls';

const lower = 'lower';
const FIGURES = {
  first: { name: '10 lines: first chart', unit: 's', better: lower, floors: [atMost(1, 's')] },
  local: {
    name: 'zoom: redrawn',
    unit: 'ms',
    better: lower,
    floors: [atMost(150, 'ms')],
    absent: NOT_ZOOMED,
  },
  exact: {
    name: 'zoom: exact',
    unit: 'ms',
    better: lower,
    floors: [atMost(400, 'ms')],
    absent: NOT_ZOOMED,
  },
  exactDeep: {
    name: 'zoom to an eighth: exact',
    unit: 'ms',
    better: lower,
    floors: [atMost(400, 'ms')],
    absent: NOT_ZOOMED,
  },
  hover100: {
    name: 'pointer over 100 lines: frame, p95',
    unit: 'ms',
    better: lower,
    floors: [atMost(20, 'ms')],
    absent: 'in ui-charts',
  },
  hover1000: {
    name: 'pointer over 1,000 lines: frame, p95',
    unit: 'ms',
    better: lower,
    floors: [atMost(20, 'ms')],
    absent: 'no: its page knows 100 runs at a time',
  },
  rate: {
    name: 'interactions',
    unit: 'interactions/s',
    better: 'higher',
    floors: [atLeast(20, 'interactions/s')],
    absent: OTHER_CONTROLS,
  },
  inp75: {
    name: 'interaction to next paint, p75',
    unit: 'ms',
    better: lower,
    floors: [atMost(100, 'ms')],
    absent: OTHER_CONTROLS,
  },
  inp98: {
    name: 'interaction to next paint, p98',
    unit: 'ms',
    better: lower,
    floors: [atMost(200, 'ms')],
    absent: OTHER_CONTROLS,
  },
} as const satisfies Record<string, FigureSpec>;

type FigureName = keyof typeof FIGURES;
type Add = (name: FigureName, value: number) => void;

/** How a page answers to what is done with it. */
export const uiInteractionsCase: BenchCase = {
  name: 'ui-interactions',
  title: 'web UI: zoom, pointer over many lines, and what is clicked and typed',
  targets: ['millrace', 'mlflow'],
  run: (bench, report) =>
    withBrowser(report, async (browser) => {
      for (const target of bench.options.targets) {
        const server = await bench.sharedServer(target);
        const samples = new Map<FigureName, number[]>();
        const add: Add = (name, value) => void samples.set(name, [...(samples.get(name) ?? []), value]);
        const ground = { bench, browser, report, server, add };
        await measureLongRuns(ground);
        if (target === 'millrace') await measureManyRuns(ground);
        for (const [name, values] of samples) report.record(FIGURES[name], target, values);
      }
    }),
};

interface Ground {
  readonly bench: Bench;
  readonly browser: Browser;
  readonly report: CaseReport;
  readonly server: BenchServer;
  readonly add: Add;
}

async function fill({ bench, report, server }: Ground, layout: PointLayout): Promise<string> {
  report.condition(
    `${layout.name}: ${layout.runs} runs of ${layout.steps} steps, ${layout.keys} metrics each`,
  );
  const experimentId = await withClient(server.port, (client) =>
    client.createExperiment(`ui-interactions ${layout.name}`),
  );
  await fillPoints(bench, server, { experimentId, layout });
  await settle(server);
  return experimentId;
}

/** Ten long runs: the first chart, cold, and zooms into it. */
async function measureLongRuns(ground: Ground): Promise<void> {
  const { bench, browser, server, add } = ground;
  const steps = bench.pick(100_000, 20_000);
  const layout = { name: 'long runs', runs: 10, keys: CHARTS, steps, curve: spikyCurve };
  const experimentId = await fill(ground, layout);
  const ui = WEB_UIS[server.target];
  const plan: VisitPlan = {
    url: server.url + ui.chartsPath(experimentId),
    isReady: (page) => ui.waitForCharts(page, { charts: 1, lines: layout.runs }),
  };
  const rounds = server.target === 'millrace' ? bench.pick(5, 3) : bench.pick(2, 1);
  for (let round = 0; round < rounds; round += 1)
    await coldVisit(browser, plan, async ({ page, readyMs }) => {
      add('first', readyMs / 1000);
      if (server.target === 'mlflow') return;
      await ui.waitForCharts(page, { charts: CHARTS, lines: layout.runs });
      for (const { part, exact } of ZOOMS) {
        await page.waitForTimeout(STILL_MS);
        const [localMs, exactMs] = await zoomPaintsMs(page, ui, part);
        if (localMs !== undefined) add('local', localMs);
        if (exactMs !== undefined) add(exact, exactMs);
      }
    });
}

/** A thousand runs: the pointer over their lines, and a session of clicks and keys. */
async function measureManyRuns(ground: Ground): Promise<void> {
  const { bench, browser, server, add } = ground;
  const runs = 1000;
  const layout = { name: 'many runs', runs, keys: CHARTS, steps: 500, nameOf: (run: number) => `run ${run}` };
  const experimentId = await fill(ground, layout);
  const ui = WEB_UIS.millrace;
  for (let round = 0; round < bench.pick(5, 3); round += 1) {
    for (const [lines, name] of [
      [100, 'hover100'],
      [1000, 'hover1000'],
    ] as const) {
      const plan: VisitPlan = {
        url: `${server.url}${ui.chartsPath(experimentId)}&lines=${lines}`,
        isReady: (page) => ui.waitForCharts(page, { charts: CHARTS, lines }),
      };
      await coldVisit(browser, plan, async ({ page }) => {
        await page.waitForTimeout(STILL_MS);
        add(name, (await hoverFrames(page, ui.plotSelector, HOVER_MS)).p95Ms);
      });
    }
    const plan: VisitPlan = {
      url: server.url + ui.runsPath(experimentId),
      isReady: (page) => waitForLink(page, `run ${runs - 1}`),
      prepare: observeInteractions,
    };
    await coldVisit(browser, plan, ({ page }) => measureSession(page, add));
  }
}

async function measureSession(page: Page, add: Add): Promise<void> {
  await WEB_UIS.millrace.waitForAllRuns?.(page);
  const inTable = await useRunTable(page);
  await lookAround(page);
  const tookMs = [...inTable, ...(await useCharts(page))];
  add('rate', (1000 * tookMs.length) / tookMs.reduce((sum, one) => sum + one, 0));
  const interactionsMs = Float64Array.from(await readInteractions(page)).sort();
  add('inp75', quantile(interactionsMs, 0.75));
  add('inp98', quantile(interactionsMs, 0.98));
}
