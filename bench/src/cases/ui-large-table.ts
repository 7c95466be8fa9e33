import type { BenchCase } from '../bench.ts';
import { checkEqual } from '../check.ts';
import { coldVisit, type ColdVisit, type VisitPlan } from '../browser/cold-visit.ts';
import { scrollFrames } from '../browser/frames.ts';
import { keysToPaintMs, sortToPaintMs } from '../browser/key-to-paint.ts';
import { pageMemoryBytes } from '../browser/page-memory.ts';
import { waitForLink, WEB_UIS } from '../browser/web-uis.ts';
import { withBrowser } from '../browser/with-browser.ts';
import { fillRuns } from '../data/fill-runs.ts';
import { population } from '../data/population.ts';
import type { Target } from '../options.ts';
import type { CaseReport } from '../report/case-report.ts';
import { atMost, type FigureSpec } from '../report/figure.ts';

/** Digits of the runs' names, typed and taken back: each leaves other runs. */
const KEYS = ['1', '2', '3', '4', 'Backspace', 'Backspace', 'Backspace', 'Backspace'];
const FRAMES = 100;
/** As with a wheel, and as with the scroll bar. */
const WHEEL_PX = 30;
const LEAP_PX = 400;

const better = 'lower';
const FIGURES = {
  ready: { name: 'first rows', unit: 'ms', better, floors: [atMost(2500, 'ms')] },
  whole: {
    name: 'all runs in the page',
    unit: 'ms',
    better,
    floors: [atMost(2500, 'ms')],
    absent: 'no: 100 rows at a time',
  },
  data: { name: 'data', unit: 'MB', better },
  memory: { name: 'memory of the page', unit: 'MB', better },
  key: {
    name: 'key to paint',
    unit: 'ms',
    better,
    floors: [atMost(50, 'ms')],
    absent: 'no: filters on Enter, by the server',
  },
  sort: {
    name: 'sort',
    unit: 'ms',
    better,
    floors: [atMost(120, 'ms')],
    absent: 'no: 100 rows, the server sorts',
  },
  wheel: { name: `scroll ${WHEEL_PX} px a frame: frame`, unit: 'ms', better, floors: [atMost(17, 'ms')] },
  wheelP95: {
    name: `scroll ${WHEEL_PX} px a frame: frame, p95`,
    unit: 'ms',
    better,
    floors: [atMost(20, 'ms')],
  },
  leap: {
    name: `scroll ${LEAP_PX} px a frame: frame`,
    unit: 'ms',
    better,
    floors: [atMost(17, 'ms')],
    absent: 'no: its 100 rows end before',
  },
} as const satisfies Record<string, FigureSpec>;

type FigureName = keyof typeof FIGURES;

/** A table of far more runs than a page holds. */
export const uiLargeTableCase: BenchCase = {
  name: 'ui-large-table',
  title: 'web UI: table of an experiment with very many runs, opened cold',
  targets: ['millrace', 'mlflow'],
  run: (bench, report) =>
    withBrowser(report, async (browser) => {
      const runs = population(bench.pick(100_000, 20_000));
      report.condition(`${runs.length} runs; ours has them all in the page, MLflow's page the first 100`);
      for (const target of bench.options.targets) {
        const server = await bench.sharedServer(target);
        const experimentId = await fillRuns(bench, server, { name: 'ui-large-table', runs });
        const plan: VisitPlan = {
          url: server.url + WEB_UIS[target].runsPath(experimentId),
          isReady: (page) => waitForLink(page, runs.at(-1)?.name ?? ''),
        };
        const samples = new Map<FigureName, number[]>();
        for (let round = 0; round < bench.pick(5, 3); round += 1)
          await coldVisit(browser, plan, (visit) => measure(visit, target, samples));
        recordAll(report, target, samples);
      }
    }),
};

function recordAll(report: CaseReport, target: Target, samples: ReadonlyMap<FigureName, number[]>): void {
  for (const [name, values] of samples) report.record(FIGURES[name], target, values);
}

async function measure(visit: ColdVisit, target: Target, samples: Map<FigureName, number[]>): Promise<void> {
  const { page, session, readyMs } = visit;
  const begunAtMs = performance.now() - readyMs;
  const add = (name: FigureName, ...values: readonly number[]): void => {
    samples.set(name, [...(samples.get(name) ?? []), ...values]);
  };
  add('ready', readyMs);
  if (WEB_UIS[target].waitForAllRuns !== undefined) {
    await WEB_UIS[target].waitForAllRuns(page);
    add('whole', performance.now() - begunAtMs);
  }
  await page.waitForTimeout(500);
  add('data', visit.received().dataBytes / 1e6);
  add('memory', (await pageMemoryBytes(session)) / 1e6);
  const table = WEB_UIS[target].tableSelector;
  const wheel = await scrollFrames(page, table, { frames: FRAMES, stepPx: WHEEL_PX });
  add('wheel', wheel.medianMs);
  add('wheelP95', wheel.p95Ms);
  if (target === 'mlflow') return;
  add('leap', (await scrollFrames(page, table, { frames: FRAMES, stepPx: LEAP_PX })).medianMs);
  add('sort', await sortToPaintMs(page, 'accuracy'));
  await page.getByRole('combobox', { name: 'Filter runs' }).click();
  const keysMs = await keysToPaintMs(page, KEYS);
  checkEqual('keys that changed the table', keysMs.length, KEYS.length);
  add('key', ...keysMs);
}
