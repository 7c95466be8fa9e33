/** One line of a chart. */
export interface ChartSeries {
  readonly id: string;
  readonly name: string;
  /** The name of a colour token. */
  readonly colour: string;
  readonly isDashed: boolean;
  /** By step, ascending. */
  readonly points: readonly ChartPoint[];
}

interface ChartPoint {
  readonly step: number;
  readonly value: number;
  readonly timestampMs: number;
}

/** A gap is null, a step that the series does not have is undefined. */
export type Values = (number | null | undefined)[];

export interface Aligned {
  readonly steps: number[];
  readonly values: readonly Values[];
  /** Points that cannot be drawn: NaN, the infinities and, on a logarithmic axis, what is not above zero. */
  readonly undrawn: number;
  readonly isDrawable: boolean;
}

/** All series on the same steps. A step at which a series has several values stands there as often. */
export function align(series: readonly ChartSeries[], isLog: boolean): Aligned {
  const steps = sharedSteps(series);
  const places = new Map<number, number>();
  for (const [index, step] of steps.entries()) if (!places.has(step)) places.set(step, index);
  let [undrawn, drawn] = [0, 0];
  const values = series.map(({ points }) => {
    const line: Values = Array.from({ length: steps.length });
    let [before, place] = [Number.NaN, 0];
    for (const { step, value } of points) {
      const canDraw = Number.isFinite(value) && (!isLog || value > 0);
      if (canDraw) drawn += 1;
      else undrawn += 1;
      place = step === before ? place + 1 : (places.get(step) ?? 0);
      before = step;
      line[place] = canDraw ? value : null;
    }
    return line;
  });
  return { steps, values, undrawn, isDrawable: drawn > 0 };
}

function sharedSteps(series: readonly ChartSeries[]): number[] {
  const most = new Map<number, number>();
  for (const { points } of series) {
    let count = 0;
    for (const [index, { step }] of points.entries()) {
      count = points[index - 1]?.step === step ? count + 1 : 1;
      if (count > (most.get(step) ?? 0)) most.set(step, count);
    }
  }
  return [...most]
    .toSorted(([a], [b]) => a - b)
    .flatMap(([step, count]) => Array.from({ length: count }, () => step));
}

/** The point of a line beside a place where it has none; the place itself outside the line and in its gaps. */
export function nearestIndex(line: Values, index: number): number {
  if (line[index] !== undefined) return index;
  let [left, right] = [index, index];
  while (left >= 0 && line[left] === undefined) left -= 1;
  while (right < line.length && line[right] === undefined) right += 1;
  if (left < 0 || right >= line.length || line[left] === null || line[right] === null) return index;
  return index - left <= right - index ? left : right;
}
