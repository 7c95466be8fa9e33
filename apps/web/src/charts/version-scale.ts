type Interval = readonly [number, number];

/** From values to pixels, in a straight line. */
export function scale([low, high]: Interval, [from, to]: Interval): (value: number) => number {
  const span = high - low || 1;
  return (value) => from + ((value - low) / span) * (to - from);
}

const STEPS = [1, 2, 2.5, 5, 10] as const;

/** Round numbers from below the least to above the greatest value, about `count` of them. */
export function niceTicks(values: readonly number[], count: number): number[] {
  const finite = values.filter((value) => Number.isFinite(value));
  if (finite.length === 0) return [0, 1];
  let low = finite.reduce((least, value) => Math.min(least, value));
  let high = finite.reduce((most, value) => Math.max(most, value));
  if (low === high) {
    const half = Math.abs(low) / 2 || 1;
    low -= half;
    high += half;
  }
  const rough = (high - low) / Math.max(1, count - 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * (STEPS.find((candidate) => candidate * power >= rough * (1 - 1e-9)) ?? 10);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.ceil(high / step - 1e-9);
  // Twelve digits: a step added up would end in 0.30000000000000004.
  return Array.from({ length: last - first + 1 }, (_, index) =>
    Number(((first + index) * step).toPrecision(12)),
  );
}

/** A line through the points; it is broken where a point is nowhere. */
export function linePath(points: readonly (readonly [x: number, y: number])[]): string {
  let isOpen = false;
  return points
    .flatMap(([x, y]) => {
      const isThere = Number.isFinite(y);
      const place = `${x.toFixed(1)} ${y.toFixed(1)}`;
      // A point alone is a line of no length, which its round ends make a dot.
      const command = isThere ? (isOpen ? `L${place}` : `M${place}h0`) : [];
      isOpen = isThere;
      return command;
    })
    .join('');
}
