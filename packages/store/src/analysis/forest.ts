/** Trees, each on rows drawn with replacement; more change the shares little. */
const TREES = 40;
const DEPTH_MAX = 8;
const LEAF_ROWS_MIN = 3;
/** Splits tried of one feature in one node. */
const CUTS_MAX = 16;

/**
 * Grows a forest of regression trees and returns how much each feature lowers the variance of the goal in it, as
 * shares of all. A missing value (NaN) goes with the smaller ones. Draws are pseudo-random from a fixed seed.
 */
export function growForest(features: readonly (readonly number[])[], goal: readonly number[]): number[] {
  const gains = features.map(() => 0);
  const random = drawsFrom(goal.length * 31 + features.length);
  const perNode = Math.max(1, Math.ceil(features.length / 3));
  for (let tree = 0; tree < TREES; tree += 1) {
    const rows = Array.from({ length: goal.length }, () => Math.floor(random() * goal.length));
    grow({ features, goal, gains, random, perNode }, rows, DEPTH_MAX);
  }
  const all = gains.reduce((sum, gain) => sum + gain, 0);
  return gains.map((gain) => (all > 0 ? gain / all : 0));
}

interface Growing {
  readonly features: readonly (readonly number[])[];
  readonly goal: readonly number[];
  readonly gains: number[];
  readonly random: () => number;
  /** Features that a node looks at. */
  readonly perNode: number;
}

function grow(growing: Growing, rows: readonly number[], depth: number): void {
  if (depth === 0 || rows.length < 2 * LEAF_ROWS_MIN) return;
  const best = bestSplit(growing, rows);
  if (best === undefined) return;
  growing.gains[best.feature] = (growing.gains[best.feature] ?? 0) + best.gain;
  const isLeft = (row: number): boolean => isBelow(growing.features[best.feature]?.[row], best.cut);
  grow(growing, rows.filter(isLeft), depth - 1);
  grow(
    growing,
    rows.filter((row) => !isLeft(row)),
    depth - 1,
  );
}

function isBelow(value: number | undefined, cut: number): boolean {
  return value === undefined || Number.isNaN(value) || value <= cut;
}

interface Split {
  readonly feature: number;
  readonly cut: number;
  /** By how much the squared distances from the mean become less. */
  readonly gain: number;
}

function bestSplit({ features, goal, random, perNode }: Growing, rows: readonly number[]): Split | undefined {
  const whole = spread(rows, goal);
  let best: Split | undefined;
  for (const feature of draw(features.length, perNode, random)) {
    for (const cut of cutsOf(features[feature] ?? [], rows, random)) {
      const [left, right] = [new Sums(), new Sums()];
      for (const row of rows) (isBelow(features[feature]?.[row], cut) ? left : right).add(goal[row] ?? 0);
      if (left.count < LEAF_ROWS_MIN || right.count < LEAF_ROWS_MIN) continue;
      const gain = whole - left.spread - right.spread;
      if (gain > (best?.gain ?? 1e-12 * whole)) best = { feature, cut, gain };
    }
  }
  return best;
}

class Sums {
  count = 0;
  #mean = 0;
  spread = 0;

  add(value: number): void {
    this.count += 1;
    const before = value - this.#mean;
    this.#mean += before / this.count;
    this.spread += before * (value - this.#mean);
  }
}

function spread(rows: readonly number[], goal: readonly number[]): number {
  const sums = new Sums();
  for (const row of rows) sums.add(goal[row] ?? 0);
  return sums.spread;
}

/** Different features, at random. */
function draw(count: number, wanted: number, random: () => number): number[] {
  const all = Array.from({ length: count }, (_, at) => at);
  for (let at = 0; at < Math.min(wanted, count); at += 1) {
    const other = at + Math.floor(random() * (count - at));
    [all[at], all[other]] = [all[other] ?? 0, all[at] ?? 0];
  }
  return all.slice(0, wanted);
}

function cutsOf(values: readonly number[], rows: readonly number[], random: () => number): number[] {
  const cuts = new Set<number>();
  for (let tries = 0; tries < 2 * CUTS_MAX && cuts.size < CUTS_MAX; tries += 1) {
    const value = values[rows[Math.floor(random() * rows.length)] ?? 0];
    if (value !== undefined && !Number.isNaN(value)) cuts.add(value);
  }
  return [...cuts];
}

/** Mulberry32: small, quick, and the same on every machine. */
function drawsFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
