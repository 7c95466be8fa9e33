/** Fails the benchmark when a server has stored something else than it acknowledged. */
export function checkEqual(what: string, actual: number | string, expected: number | string): void {
  if (actual !== expected) {
    throw new Error(`Wrong result: ${what} is ${actual}, expected ${expected}`);
  }
}
