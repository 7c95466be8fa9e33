/**
 * A 64-bit integer of the wire. A `number` wherever it is exact (|x| ≤ 2^53 − 1), else a `bigint`;
 * {@link toInt64} keeps that form canonical, so equal integers compare equal with `===` after it.
 */
export type Int64 = number | bigint;

const INT64_MAX = 2n ** 63n - 1n;
const INT64_MIN = -(2n ** 63n);

/** The canonical form of an integer; undefined when it does not fit in 64 bits. */
export function toInt64(value: bigint): Int64 | undefined {
  if (value < INT64_MIN || value > INT64_MAX) return undefined;
  const narrow = Number(value);
  return Number.isSafeInteger(narrow) ? narrow : value;
}

/** Orders two integers of either form. */
export function compareInt64(left: Int64, right: Int64): number {
  if (left < right) return -1;
  return left > right ? 1 : 0;
}
