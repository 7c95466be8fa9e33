import { decodeFrame } from '@millrace/protocol/frame';
import type { Page, Response } from 'playwright-core';
import type { Target } from '../options.ts';

/** What a chart was given of one metric of one run: values at steps, or the extremes of stretches. */
export interface DrawnSeries {
  readonly runId: string;
  readonly key: string;
  /** Each the first step of a stretch, or the step of a point. */
  readonly steps: ArrayLike<number>;
  readonly low: ArrayLike<number>;
  readonly high: ArrayLike<number>;
  readonly isExact: boolean;
}

export interface ChartAnswers {
  /** Keeps from now on what a page is answered. */
  readonly follow: (page: Page) => void;
  drawn(): Promise<DrawnSeries[]>;
}

const SERIES_PATH = '/metrics/series';
const SAMPLE_PATH = '/metrics/get-history-bulk-interval';

/** Keeps the answers that the charts of a page are drawn from: the truth that a picture is compared with. */
export function keepChartAnswers(target: Target): ChartAnswers {
  const read = target === 'millrace' ? readSeries : readSample;
  const path = target === 'millrace' ? SERIES_PATH : SAMPLE_PATH;
  const answers: Promise<DrawnSeries[]>[] = [];
  return {
    follow: (page) => {
      page.on('response', (response) => {
        if (response.status() === 200 && new URL(response.url()).pathname.endsWith(path))
          answers.push(read(response));
      });
    },
    drawn: async () => (await Promise.all(answers)).flat(),
  };
}

interface SeriesHeader {
  readonly series: readonly (readonly [
    run: number,
    key: number,
    count: number,
    points: number,
    isExact: boolean,
    x0: number,
  ])[];
}

async function readSeries(response: Response): Promise<DrawnSeries[]> {
  const asked = response.request().postDataJSON() as { run_ids: string[]; metric_keys: string[] };
  const bytes = Uint8Array.from(await response.body());
  const { header, arrays } = decodeFrame<SeriesHeader>(bytes.buffer);
  const rest = arrays.values();
  const next = (): ArrayLike<number> => rest.next().value ?? [];
  return header.series.map(([run, key, , , isExact, x0]) => {
    const places = next();
    const low = next();
    const high = isExact ? low : next();
    const steps =
      places instanceof Float64Array ? places : Float64Array.from(places, (offset) => x0 + offset);
    return { runId: asked.run_ids[run] ?? '', key: asked.metric_keys[key] ?? '', steps, low, high, isExact };
  });
}

interface SampledPoint {
  readonly key: string;
  readonly value: number;
  readonly step: number;
  readonly run_id: string;
}

async function readSample(response: Response): Promise<DrawnSeries[]> {
  const { metrics }: { metrics: SampledPoint[] } = JSON.parse(await response.text());
  return [...Map.groupBy(metrics, ({ run_id, key }) => `${run_id} ${key}`).values()].map((points) => {
    const values = points.map(({ value }) => value);
    return {
      runId: points[0]?.run_id ?? '',
      key: points[0]?.key ?? '',
      steps: points.map(({ step }) => step),
      low: values,
      high: values,
      isExact: true,
    };
  });
}
