export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

export function addCounts(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed };
}

/** The form in which every program here ends its output. */
export function countsText({ passed, failed }: Counts): string {
  return `${passed} passed, ${failed} failed`;
}
