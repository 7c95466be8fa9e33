/** Work that can be interrupted: it pauses every few thousand rows, and returns its result in the end. */
export type Steps<T> = Generator<undefined, T>;

/** Rows that are looked at in a millisecond or so. */
export const ROWS_PER_STEP = 10_000;

/** Does the rest of the work until the time is over. @returns the result; undefined when there is more to do */
export function advance<T>(steps: Steps<T>, untilMs: number): { readonly result: T } | undefined {
  do {
    const { done, value } = steps.next();
    if (done === true) return { result: value };
  } while (performance.now() < untilMs);
  return undefined;
}

/** For a browser that does not say when it is idle. */
const IDLE_MS = 8;

/** Does all of the work while the page has nothing else to do. */
export function finishWhenIdle(steps: Steps<unknown>): void {
  const go = (forMs: number): void => {
    if (advance(steps, performance.now() + forMs) === undefined) finishWhenIdle(steps);
  };
  if ('requestIdleCallback' in window) window.requestIdleCallback((idle) => go(idle.timeRemaining()));
  else setTimeout(() => go(IDLE_MS));
}

/** Does all of the work at once. */
export function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** Those of the rows that pass a test. */
export function* filterSteps(
  rows: readonly number[],
  test: (row: number) => boolean,
): Steps<readonly number[]> {
  const found: number[] = [];
  for (let from = 0; from < rows.length; from += ROWS_PER_STEP) {
    if (from > 0) yield;
    const to = Math.min(rows.length, from + ROWS_PER_STEP);
    for (let at = from; at < to; at += 1) {
      const row = rows[at] as number;
      if (test(row)) found.push(row);
    }
  }
  return found;
}

/** Sorts as `toSorted` does, by merging what is in order already. */
export function* sortSteps<T>(items: readonly T[], compare: (a: T, b: T) => number): Steps<readonly T[]> {
  let runs: (readonly T[])[] = [];
  for (let at = 0; at < items.length; at += SORTED_PER_STEP) {
    runs.push(items.slice(at, at + SORTED_PER_STEP).toSorted(compare));
    yield;
  }
  while (runs.length > 1) {
    const merged: (readonly T[])[] = [];
    for (let at = 0; at < runs.length; at += 2)
      merged.push(yield* mergeSteps(runs[at] ?? [], runs[at + 1] ?? [], compare));
    runs = merged;
  }
  return runs[0] ?? [];
}

/** Fewer than rows that are only looked at: comparing texts takes longer. */
const SORTED_PER_STEP = 1000;

function* mergeSteps<T>(
  a: readonly T[],
  b: readonly T[],
  compare: (a: T, b: T) => number,
): Steps<readonly T[]> {
  const merged: T[] = [];
  let [left, right] = [0, 0];
  while (left < a.length && right < b.length) {
    const isLeft = compare(a[left] as T, b[right] as T) <= 0;
    merged.push((isLeft ? a[left++] : b[right++]) as T);
    if (merged.length % SORTED_PER_STEP === 0) yield;
  }
  for (; left < a.length; left += 1) merged.push(a[left] as T);
  for (; right < b.length; right += 1) merged.push(b[right] as T);
  return merged;
}
