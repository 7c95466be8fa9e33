import { type FrameArray, invalidParameter, SERIES_MAX } from '@millrace/protocol';
import type { MetricSeries } from '@millrace/store';
import type { FrameHandler } from '../application/handler.ts';

const OFFSET_MAX = 2 ** 32 - 1;

export const getMetricSeries: FrameHandler<'metrics/get-series'> = async (request, { store }) => {
  const { start, end, x, x_scale, run_ids, metric_keys, expressions = [] } = request;
  if (run_ids.length * (metric_keys.length + expressions.length) > SERIES_MAX)
    throw invalidParameter(`At most ${SERIES_MAX} series (runs times metrics) can be asked for at once.`);
  const range =
    start === undefined && end === undefined
      ? undefined
      : { start: start ?? -Infinity, end: end ?? Infinity };
  const series = await store.metrics.series({
    ...request,
    x: x === 'time' ? 'time' : 'step',
    x_scale: x_scale === 'log' ? 'log' : 'linear',
    range,
  });
  const drawn = series.map((one) => ({ one, ...placesOf(one.x) }));
  return {
    header: {
      series: drawn.map(({ one, x0 }) => {
        const { run, key, count, isExact, latest } = one;
        // JSON has neither NaN nor the infinities.
        const value = Number.isFinite(latest.value) ? latest.value : String(latest.value);
        return [run, key, count, one.x.length, isExact, x0, latest.step, latest.timestamp, value];
      }),
    },
    arrays: drawn.flatMap(({ one, places }) => [places, ...valuesOf(one)]),
  };
};

/** Where the points lie: as offsets of half the size where they fit. */
function placesOf(x: Float64Array): { places: FrameArray; x0: number } {
  const x0 = x[0] ?? 0;
  const offsets = new Uint32Array(x.length);
  for (let at = 0; at < x.length; at += 1) {
    const value = x[at] as number;
    if (!Number.isInteger(value) || value - x0 > OFFSET_MAX) return { places: x, x0: 0 };
    offsets[at] = value - x0;
  }
  return { places: offsets, x0 };
}

/** Points keep their digits; of stretches, which are drawn and not read out, seven are enough. */
function valuesOf({ isExact, low, high }: MetricSeries): FrameArray[] {
  return isExact ? [low] : [Float32Array.from(low), Float32Array.from(high)];
}
