/** How often two things were seen, together and alone. */
export interface Counts {
  readonly joint: number;
  readonly first: number;
  readonly second: number;
  readonly total: number;
}

/** Jeffreys' prior, added to each cell so that small counts say less. */
const PRIOR = 0.5;

/** Normalised pointwise mutual information, from -1 (never together) to 1 (always); NaN where it says nothing. */
export function npmiOf(counts: Counts): { npmi: number; npmi_smoothed: number } {
  const { joint, first, second, total } = counts;
  const neither = total - first - second + joint;
  const cells = [joint, first - joint, second - joint, neither];
  const isUndefined = total <= 0 || first === 0 || second === 0 || cells.some((cell) => cell < 0);
  if (isUndefined) return { npmi: Number.NaN, npmi_smoothed: Number.NaN };
  return { npmi: joint === 0 ? -1 : npmiOfCells(cells, 0), npmi_smoothed: npmiOfCells(cells, PRIOR) };
}

function npmiOfCells(cells: readonly number[], prior: number): number {
  const [both = 0, firstOnly = 0, secondOnly = 0, neither = 0] = cells;
  if (firstOnly === 0 && secondOnly === 0 && neither === 0) return 1;
  const total = both + firstOnly + secondOnly + neither + 4 * prior;
  const joint = Math.log(both + prior);
  const information =
    joint +
    Math.log(total) -
    (Math.log(both + firstOnly + 2 * prior) + Math.log(both + secondOnly + 2 * prior));
  return Math.max(-1, Math.min(1, information / -(joint - Math.log(total))));
}
