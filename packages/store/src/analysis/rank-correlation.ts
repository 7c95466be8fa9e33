/** Spearman's rank correlation over the pairs in which both are numbers; undefined when one of them never varies. */
export function rankCorrelation(xs: readonly number[], ys: readonly number[]): number | undefined {
  const pairs = xs.flatMap((x, at) => {
    const y = ys[at] ?? Number.NaN;
    return Number.isNaN(x) || Number.isNaN(y) ? [] : ([[x, y]] as const);
  });
  const left = ranks(pairs.map(([x]) => x));
  const right = ranks(pairs.map(([, y]) => y));
  const mean = (pairs.length + 1) / 2;
  let [both, ofLeft, ofRight] = [0, 0, 0];
  for (const [at, rank] of left.entries()) {
    const [a, b] = [rank - mean, (right[at] ?? 0) - mean];
    both += a * b;
    ofLeft += a * a;
    ofRight += b * b;
  }
  return ofLeft === 0 || ofRight === 0 ? undefined : both / Math.sqrt(ofLeft * ofRight);
}

/** From 1; equal values share the middle of their ranks. */
function ranks(values: readonly number[]): number[] {
  const order = [...values.keys()].toSorted((a, b) => (values[a] ?? 0) - (values[b] ?? 0));
  const ranked: number[] = [];
  for (let from = 0; from < order.length;) {
    let to = from;
    while (to < order.length && values[order[to] ?? 0] === values[order[from] ?? 0]) to += 1;
    for (let at = from; at < to; at += 1) ranked[order[at] ?? 0] = (from + to + 1) / 2;
    from = to;
  }
  return ranked;
}
