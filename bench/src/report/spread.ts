/** Smallest, middle and largest of several measurements of one thing. */
export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
  readonly samples: number;
}

/** Sums up measurements; there must be at least one. */
export function spreadOf(samples: readonly number[]): Spread {
  const sorted = Float64Array.from(samples).sort();
  return {
    min: quantile(sorted, 0),
    median: quantile(sorted, 0.5),
    max: quantile(sorted, 1),
    samples: sorted.length,
  };
}

/** The value below which `share` of the sorted numbers lie, the nearest rank. */
export function quantile(sorted: Float64Array, share: number): number {
  const rank = Math.max(0, Math.ceil(share * sorted.length) - 1);
  const value = sorted[rank];
  if (value === undefined) {
    throw new Error('A quantile of nothing was asked for');
  }
  return value;
}

/** The median of unsorted numbers. */
export function median(samples: readonly number[]): number {
  return spreadOf(samples).median;
}
