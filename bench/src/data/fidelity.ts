import type { DrawnSeries } from '../browser/chart-answers.ts';
import { checkEqual } from '../check.ts';
import { curvesOf, type PointLayout } from './fill-points.ts';
import type { CurvePoint } from './loss-curve.ts';
import { spikeSteps } from './spiky-curve.ts';

export interface Fidelity {
  /** Share of the spikes whose very value arrived. */
  readonly spikes: number;
  /** Share of the stretches whose smallest and largest logged values both arrived. */
  readonly extremes: number;
}

/** Stretches that a series is divided into where it came as points, about the pixels that a chart has for it. */
const STRETCHES = 480;

/**
 * Compares what charts were given with what was logged, series by series; at the precision of float32, which is finer
 * than any pixel.
 */
export function fidelity(
  drawn: readonly DrawnSeries[],
  { layout, runIds }: { layout: PointLayout; runIds: readonly string[] },
): Fidelity {
  const bySeries = new Map(drawn.map((series) => [`${series.runId} ${series.key}`, series]));
  checkEqual('series that were charted', bySeries.size, layout.runs * layout.keys);
  const counts = { spikes: 0, arrived: 0, stretches: 0, exact: 0 };
  for (const [run, runId] of runIds.entries()) {
    for (const [key, curve] of curvesOf(layout, run).entries()) {
      const series = bySeries.get(`${runId} metric-${key}`);
      if (series === undefined) throw new Error(`No chart has metric-${key} of run ${run}`);
      const values = new Set([
        ...Array.from(series.low, Math.fround),
        ...Array.from(series.high, Math.fround),
      ]);
      const spikes = spikeSteps(run * layout.keys + key, layout.steps);
      counts.spikes += spikes.length;
      counts.arrived += spikes.filter((step) =>
        values.has(Math.fround(curve[step]?.value ?? Number.NaN)),
      ).length;
      for (const [from, to] of stretchesOf(series, layout.steps)) {
        counts.stretches += 1;
        const { low, high } = extremesOf(curve, from, to);
        counts.exact += Number(values.has(Math.fround(low)) && values.has(Math.fround(high)));
      }
    }
  }
  return { spikes: counts.arrived / counts.spikes, extremes: counts.exact / counts.stretches };
}

/** First step and the one after the last of each stretch. */
function stretchesOf(series: DrawnSeries, steps: number): (readonly [from: number, to: number])[] {
  const starts = series.isExact
    ? Array.from({ length: STRETCHES }, (_, at) => Math.floor((at * steps) / STRETCHES))
    : Array.from(series.steps);
  return starts.map((from, at) => [from, starts[at + 1] ?? steps] as const);
}

function extremesOf(curve: readonly CurvePoint[], from: number, to: number): { low: number; high: number } {
  let [low, high] = [Infinity, -Infinity];
  for (const { value } of curve.slice(from, to)) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { low, high };
}
