/** One line of a chart: each point where there are few, else the smallest and largest value of each stretch. */
export interface ChartSeries {
  readonly id: string;
  readonly name: string;
  /** The name of a colour token, or a colour. */
  readonly colour: string;
  readonly isDashed: boolean;
  /** Its dashes in px, where more than two patterns must be told apart. */
  readonly dashPx?: readonly number[] | undefined;
  /** Ascending. */
  readonly x: Float64Array;
  readonly low: ArrayLike<number>;
  /** The same as `low` where each point is there. */
  readonly high: ArrayLike<number>;
  readonly isExact: boolean;
  /** Points of the whole series. */
  readonly count: number;
  readonly latest: { readonly step: number; readonly timestamp: number; readonly value: number };
}

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** The ends of all lines, on a logarithmic axis of what is above zero; undefined when there is no such point. */
export function xExtent(series: readonly ChartSeries[], isLogX = false): Range | undefined {
  let [start, end] = [Infinity, -Infinity];
  for (const { x } of series) {
    const first = x[isLogX ? firstAt(x, Number.MIN_VALUE) : 0];
    if (first === undefined) continue;
    start = Math.min(start, first);
    end = Math.max(end, x.at(-1) ?? first);
  }
  return start <= end ? { start, end } : undefined;
}

/** Whether a value can be drawn. */
export function isDrawable(value: number, isLog: boolean): boolean {
  return Number.isFinite(value) && (!isLog || value > 0);
}

/** The smallest and largest drawable value within a range of x; undefined when there is none. */
export function yExtent(
  series: readonly ChartSeries[],
  { start, end }: Range,
  isLog: boolean,
): Range | undefined {
  let [low, high] = [Infinity, -Infinity];
  for (const one of series) {
    const last = firstAfter(one.x, end);
    for (let at = firstAt(one.x, start); at < last; at += 1) {
      const [bottom, top] = [one.low[at] ?? Number.NaN, one.high[at] ?? Number.NaN];
      if (isDrawable(bottom, isLog) && bottom < low) low = bottom;
      if (isDrawable(top, isLog) && top > high) high = top;
    }
  }
  if (low > high) return Number.isFinite(high) ? { start: high, end: high } : undefined;
  return { start: low, end: high };
}

/** Points that no chart can show: NaN, the infinities and, on a logarithmic axis, what is not above zero. */
export function undrawnPoints(series: readonly ChartSeries[], isLog: boolean): number {
  let undrawn = 0;
  for (const { low, high } of series)
    for (let at = 0; at < low.length; at += 1)
      if (!isDrawable(low[at] ?? Number.NaN, isLog) && !isDrawable(high[at] ?? Number.NaN, isLog))
        undrawn += 1;
  return undrawn;
}

/** The first place at or after a position. */
export function firstAt(x: Float64Array, position: number): number {
  let [from, to] = [0, x.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((x[middle] ?? 0) < position) from = middle + 1;
    else to = middle;
  }
  return from;
}

function firstAfter(x: Float64Array, position: number): number {
  let at = firstAt(x, position);
  while (x[at] === position) at += 1;
  return at;
}

/** The place nearest to a position; -1 in a line without points, and beyond its ends. */
export function nearestPlace(x: Float64Array, position: number, slack: number): number {
  return nearestPlaces(position, slack)(x);
}

/** The same for one line after the other: most have the same places, and a search reads far more memory than a look. */
export function nearestPlaces(position: number, slack: number): (x: Float64Array) => number {
  let at = 0;
  return (x) => {
    const isThere = (x[at - 1] ?? Infinity) < position && position <= (x[at] ?? -Infinity);
    if (isThere) return nearerOf(x, at, position);
    const [first = Infinity, last = -Infinity] = [x[0], x[x.length - 1]];
    if (position < first - slack || position > last + slack) return -1;
    at = firstAt(x, position);
    return nearerOf(x, at, position);
  };
}

/** Of a place that is not before a position and the one before it. */
function nearerOf(x: Float64Array, at: number, position: number): number {
  const [before, after] = [x[at - 1] ?? -Infinity, x[at] ?? Infinity];
  return position - before <= after - position ? at - 1 : at;
}

/**
 * Smoothed as MLflow smooths: a moving average with exponential weights, without the pull of its first value. Of a
 * stretch its middle counts.
 */
export function smoothed(series: ChartSeries, weight: number): ChartSeries {
  const values = new Float64Array(series.x.length);
  let [average, debt] = [0, 1];
  for (let at = 0; at < values.length; at += 1) {
    const middle = ((series.low[at] ?? Number.NaN) + (series.high[at] ?? Number.NaN)) / 2;
    if (Number.isFinite(middle)) {
      average = average * weight + middle * (1 - weight);
      debt *= weight;
    }
    values[at] = Number.isFinite(middle) ? average / (1 - debt) : Number.NaN;
  }
  return { ...series, low: values, high: values };
}

/** Points without a place on the x axis: NaN of the metric that is drawn over, or nothing above zero on a logarithmic one. */
export function unplacedPoints(series: readonly ChartSeries[]): number {
  return series.reduce((sum, { isExact, count, x }) => sum + (isExact ? count - x.length : 0), 0);
}

/** Points and stretches as a spreadsheet reads them. */
export function seriesCsv(series: readonly ChartSeries[], x: string): string {
  const lines = series.flatMap((one) =>
    Array.from(
      one.x,
      (place, at) => `${csvField(one.name)},${one.id},${place},${one.low[at]},${one.high[at]}`,
    ),
  );
  return `${['run,run_id', csvField(x), 'min,max'].join(',')}\n${lines.join('\n')}\n`;
}

/** A name that begins like a formula gets an apostrophe: a spreadsheet would run it. */
export function csvField(text: string): string {
  const safe = /^[=+@\t\r-]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
