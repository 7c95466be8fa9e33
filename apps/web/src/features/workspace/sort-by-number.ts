import type { Steps } from './steps.ts';

const DIGIT_BITS = 16;
const DIGITS = 1 << DIGIT_BITS;
const ALL_ONES = 0xff_ff_ff_ff;
const SIGN = 0x80_00_00_00;

/**
 * Rows by a number each, equal ones in the order in which they came; NaN comes last either way. By digits of the
 * numbers' bits, because comparisons would take a hundred thousand rows longer than a frame lasts.
 */
export function* sortByNumber(
  rows: ArrayLike<number>,
  numbers: Float64Array,
  ascending: boolean,
): Steps<Uint32Array> {
  const halves = sortableHalves(numbers, ascending);
  yield;
  let sorted = Uint32Array.from(rows);
  let target = new Uint32Array(rows.length);
  for (const half of [0, 1]) {
    for (const shift of [0, DIGIT_BITS]) {
      placeByDigit(sorted, target, { halves, half, shift });
      [sorted, target] = [target, sorted];
      yield;
    }
  }
  return sorted;
}

interface Digit {
  readonly halves: Uint32Array;
  readonly half: number;
  readonly shift: number;
}

/** Puts rows in the order of one digit, equal ones in the order in which they were. */
function placeByDigit(rows: Uint32Array, target: Uint32Array, { halves, half, shift }: Digit): void {
  const places = new Uint32Array(DIGITS + 1);
  const digits = new Uint16Array(rows.length);
  for (let at = 0; at < rows.length; at += 1) {
    const digit = ((halves[(rows[at] ?? 0) * 2 + half] ?? 0) >>> shift) & (DIGITS - 1);
    digits[at] = digit;
    places[digit + 1] = (places[digit + 1] ?? 0) + 1;
  }
  for (let digit = 0; digit < DIGITS; digit += 1)
    places[digit + 1] = (places[digit + 1] ?? 0) + (places[digit] ?? 0);
  for (let at = 0; at < rows.length; at += 1) {
    const digit = digits[at] ?? 0;
    const place = places[digit] ?? 0;
    target[place] = rows[at] ?? 0;
    places[digit] = place + 1;
  }
}

/** Two whole numbers for each number, the lesser half first, which are in the same order as the numbers. */
function sortableHalves(numbers: Float64Array, ascending: boolean): Uint32Array {
  const copy = numbers.slice();
  // Adding 0 makes -0 and 0 one.
  for (let at = 0; at < copy.length; at += 1) copy[at] = (copy[at] ?? 0) + 0;
  const halves = new Uint32Array(copy.buffer);
  for (let at = 0; at < halves.length; at += 2) {
    const [low = 0, high = 0] = [halves[at], halves[at + 1]];
    if (Number.isNaN(numbers[at / 2])) {
      halves[at] = ALL_ONES;
      halves[at + 1] = ALL_ONES;
      continue;
    }
    // Of negative numbers the greater bits are the lesser number.
    const isNegative = high >= SIGN;
    const flip = isNegative === ascending ? ALL_ONES : 0;
    halves[at] = low ^ flip;
    halves[at + 1] = high ^ flip ^ (isNegative ? 0 : SIGN);
  }
  return halves;
}
