import { csvField } from './series.ts';

/** One value for each stretch of time. */
export interface BucketSeries {
  readonly id: string;
  readonly title: string;
  /** A design token. */
  readonly colour: string;
  /** NaN where there is none. */
  readonly values: readonly number[];
  /** What went wrong: drawn with a pattern too. */
  readonly isBad?: boolean;
  /** What all of it comes to. */
  readonly total?: string;
}

/** Bars that stand on each other, or lines. */
export type BucketKind = 'bars' | 'lines';

interface Bar {
  readonly from: number;
  readonly to: number;
}

/** Where the bar of each series begins and ends in each stretch, the first series at the bottom. */
export function stacked(series: readonly BucketSeries[], count: number): readonly (readonly Bar[])[] {
  const heights = Array.from({ length: count }, () => 0);
  return series.map(({ values }) =>
    heights.map((from, at) => {
      const value = values[at] ?? Number.NaN;
      const to = from + (Number.isFinite(value) ? Math.max(0, value) : 0);
      heights[at] = to;
      return { from, to };
    }),
  );
}

/** The greatest value that is drawn; 0 where nothing is. */
export function greatest(series: readonly BucketSeries[], kind: BucketKind): number {
  const count = Math.max(0, ...series.map(({ values }) => values.length));
  const tops =
    kind === 'bars'
      ? (stacked(series, count).at(-1) ?? []).map(({ to }) => to)
      : series.flatMap(({ values }) => values.filter((value) => Number.isFinite(value)));
  return tops.reduce((most, value) => Math.max(most, value), 0);
}

/** Whether there is anything to see. */
export function hasValues(series: readonly BucketSeries[]): boolean {
  return series.some(({ values }) => values.some((value) => Number.isFinite(value)));
}

/** A line a stretch, a column a series. */
export function bucketCsv(times: readonly string[], series: readonly BucketSeries[]): string {
  const head = ['time', ...series.map(({ title }) => csvField(title))].join(',');
  const lines = times.map((time, at) =>
    [csvField(time), ...series.map(({ values }) => (Number.isFinite(values[at]) ? values[at] : ''))].join(
      ',',
    ),
  );
  return `${[head, ...lines].join('\n')}\n`;
}
