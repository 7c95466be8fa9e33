import type { Page } from 'playwright-core';
import { type Bench, type BenchCase, settle } from '../bench.ts';
import { type ChartAnswers, keepChartAnswers } from '../browser/chart-answers.ts';
import { coldVisit, type ColdVisit } from '../browser/cold-visit.ts';
import { hoverFrames } from '../browser/frames.ts';
import { pageMemoryBytes } from '../browser/page-memory.ts';
import { WEB_UIS } from '../browser/web-uis.ts';
import { withBrowser } from '../browser/with-browser.ts';
import { fillPoints, type PointLayout } from '../data/fill-points.ts';
import { fidelity } from '../data/fidelity.ts';
import { spikyCurve } from '../data/spiky-curve.ts';
import { withClient } from '../load/rest-client.ts';
import type { Target } from '../options.ts';
import type { CaseReport } from '../report/case-report.ts';
import { atLeast, atMost } from '../report/figure.ts';
import type { BenchServer } from '../servers/bench-server.ts';

const CHARTS = 6;
const HOVER_MS = 4000;

/** Six charts of many long runs, from nothing to the pointer moving over them. */
export const uiChartsCase: BenchCase = {
  name: 'ui-charts',
  title: `web UI: ${CHARTS} charts of long runs, opened cold`,
  targets: ['millrace', 'mlflow'],
  run: (bench, report) =>
    withBrowser(report, async (browser) => {
      for (const target of bench.options.targets) {
        const server = await bench.sharedServer(target);
        const layout = layoutOf(bench, target);
        report.condition(`${target}: ${layout.runs} runs of ${layout.steps} steps, ${CHARTS} metrics each`);
        const experimentId = await withClient(server.port, (client) => client.createExperiment('ui-charts'));
        const runIds = await fillPoints(bench, server, { experimentId, layout });
        await settle(server);
        const rounds = target === 'millrace' ? bench.pick(5, 3) : bench.pick(2, 1);
        const samples = new Samples();
        const plan = chartsPlan(server, { experimentId, runIds, layout });
        for (let round = 0; round < rounds; round += 1) {
          const answers = keepChartAnswers(target);
          await coldVisit(browser, { ...plan, prepare: answers.follow }, (visit) =>
            measure({ visit, server, layout, runIds, samples, plan, answers, isFirst: round === 0 }),
          );
        }
        samples.record(report, target);
      }
    }),
};

/** MLflow cannot be given more in sensible time, and its page would not come up. */
function layoutOf(bench: Bench, target: Target): PointLayout {
  const [runs, steps] = bench.isQuick ? [20, 20_000] : target === 'millrace' ? [100, 100_000] : [100, 10_000];
  return { name: 'charts', runs, keys: CHARTS, steps, curve: spikyCurve };
}

interface ChartsPlan {
  readonly url: string;
  readonly isReady: (page: Page) => Promise<unknown>;
  readonly allDrawn: (page: Page) => Promise<unknown>;
}

interface Subject {
  readonly experimentId: string;
  readonly runIds: readonly string[];
  readonly layout: PointLayout;
}

function chartsPlan(server: BenchServer, { experimentId, runIds, layout }: Subject): ChartsPlan {
  const ui = WEB_UIS[server.target];
  const lines = layout.runs;
  return {
    url: server.url + ui.chartsPath(experimentId, runIds),
    isReady: async (page) => {
      await ui.showAllRuns?.(page);
      await ui.waitForCharts(page, { charts: 1, lines });
    },
    allDrawn: (page) => ui.waitForCharts(page, { charts: CHARTS, lines }),
  };
}

type SampleName =
  | 'first'
  | 'six'
  | 'data'
  | 'memory'
  | 'spikes'
  | 'extremes'
  | 'hoverMedian'
  | 'hoverP95'
  | 'task';

/** What the visits of one target have measured. */
class Samples {
  readonly #values = new Map<SampleName, number[]>();

  add(name: SampleName, value: number): void {
    this.#values.set(name, [...(this.#values.get(name) ?? []), value]);
  }

  record(report: CaseReport, target: Target): void {
    const record = (name: SampleName, spec: Parameters<CaseReport['record']>[0]): void => {
      const values = this.#values.get(name);
      if (values !== undefined) report.record(spec, target, values);
    };
    const better = 'lower';
    record('first', { name: 'first chart', unit: 's', better, floors: [atMost(1.5, 's')] });
    record('six', { name: 'six charts', unit: 's', better, floors: [atMost(2, 's')] });
    record('task', { name: 'main thread until then', unit: 'CPU ms', better });
    record('data', { name: 'data', unit: 'MB', better, floors: [atMost(4, 'MB')] });
    record('memory', { name: 'memory of the page', unit: 'MB', better, floors: [atMost(200, 'MB')] });
    record('spikes', { name: 'one-step spikes that arrive', unit: '%', better: 'higher' });
    record('extremes', {
      name: 'stretches with true extremes',
      unit: '%',
      better: 'higher',
      floors: [atLeast(100, '%')],
    });
    record('hoverMedian', { name: 'pointer: frame', unit: 'ms', better, floors: [atMost(17, 'ms')] });
    record('hoverP95', { name: 'pointer: frame, p95', unit: 'ms', better, floors: [atMost(20, 'ms')] });
  }
}

interface Measurement {
  readonly visit: ColdVisit;
  readonly server: BenchServer;
  readonly layout: PointLayout;
  readonly runIds: readonly string[];
  readonly samples: Samples;
  readonly plan: ChartsPlan;
  readonly answers: ChartAnswers;
  readonly isFirst: boolean;
}

async function measure(measurement: Measurement): Promise<void> {
  const { visit, server, layout, runIds, samples, plan, answers, isFirst } = measurement;
  const begunAtMs = performance.now();
  await plan.allDrawn(visit.page);
  samples.add('first', visit.readyMs / 1000);
  samples.add('six', (visit.readyMs + performance.now() - begunAtMs) / 1000);
  samples.add('task', await visit.taskMs());
  samples.add('data', visit.received().dataBytes / 1e6);
  samples.add('memory', (await pageMemoryBytes(visit.session)) / 1e6);
  const frames = await hoverFrames(visit.page, WEB_UIS[server.target].plotSelector, HOVER_MS);
  samples.add('hoverMedian', frames.medianMs);
  samples.add('hoverP95', frames.p95Ms);
  if (!isFirst) return;
  const { spikes, extremes } = fidelity(await answers.drawn(), { layout, runIds });
  samples.add('spikes', 100 * spikes);
  samples.add('extremes', 100 * extremes);
}
