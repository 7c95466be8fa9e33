/** Where values lie on an axis: numbers, or texts side by side. */
export interface Scale {
  /** 0 at the beginning of the axis, 1 at its end; NaN for what has no place. */
  place(value: number | string): number;
  readonly ticks: readonly { readonly at: number; readonly text: string }[];
  readonly isText: boolean;
  /** The number at a place; NaN on an axis of texts. */
  valueAt(place: number): number;
}

const TICKS = 5;
const TEXTS_MAX = 40;

type Value = number | string | undefined;

/** Numbers, also those in texts, make an axis of numbers; any other text makes one of texts. */
export function scaleOf(
  values: readonly Value[],
  { isLog = false, format }: { isLog?: boolean; format: (value: number) => string },
): Scale {
  const present = values.filter((value) => value !== undefined && value !== '');
  const numbers = present.map(toNumber).filter((number) => Number.isFinite(number));
  const hasTexts = present.some((value) => typeof value === 'string' && Number.isNaN(Number(value)));
  if (hasTexts || numbers.length === 0) return textScale([...new Set(present.map(String))]);
  return isLog && numbers.every((number) => number > 0)
    ? logScale(numbers, format)
    : linearScale(numbers, format);
}

export function toNumber(value: Value): number {
  if (typeof value === 'number') return value;
  return value === undefined || value.trim() === '' ? Number.NaN : Number(value);
}

function textScale(texts: readonly string[]): Scale {
  const shown = texts
    .toSorted((a, b) => a.localeCompare(b, undefined, { numeric: true }))
    .slice(0, TEXTS_MAX);
  const places = new Map(shown.map((text, at) => [text, (at + 0.5) / shown.length]));
  return {
    place: (value) => places.get(String(value)) ?? Number.NaN,
    ticks: shown.map((text) => ({ at: places.get(text) ?? 0, text })),
    isText: true,
    valueAt: () => Number.NaN,
  };
}

function extentOf(numbers: readonly number[]): [number, number] {
  let [min, max] = [Infinity, -Infinity];
  for (const number of numbers) {
    if (number < min) min = number;
    if (number > max) max = number;
  }
  return [min, max];
}

function linearScale(numbers: readonly number[], format: (value: number) => string): Scale {
  const [min, max] = extentOf(numbers);
  const margin = (max - min) * 0.04 || Math.abs(max) * 0.1 || 1;
  const [from, to] = [min - margin, max + margin];
  return {
    place: (value) => (toNumber(value) - from) / (to - from),
    ticks: niceTicks(from, to).map((value) => ({ at: (value - from) / (to - from), text: format(value) })),
    isText: false,
    valueAt: (place) => from + place * (to - from),
  };
}

function logScale(numbers: readonly number[], format: (value: number) => string): Scale {
  const [min, max] = extentOf(numbers).map(Math.log10) as [number, number];
  const margin = (max - min) * 0.04 || 0.2;
  const [from, to] = [min - margin, max + margin];
  const powers: number[] = [];
  for (let power = Math.ceil(from); power <= to; power += Math.max(1, Math.ceil((to - from) / TICKS)))
    powers.push(power);
  return {
    place: (value) => (Math.log10(toNumber(value)) - from) / (to - from),
    ticks: powers.map((power) => ({ at: (power - from) / (to - from), text: format(10 ** power) })),
    isText: false,
    valueAt: (place) => 10 ** (from + place * (to - from)),
  };
}

/** Round numbers between two: multiples of 1, 2 or 5. */
export function niceTicks(from: number, to: number, count: number = TICKS): number[] {
  const rough = (to - from) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((by) => by * power).find((size) => size >= rough) ?? rough;
  const ticks: number[] = [];
  for (let at = Math.ceil(from / step); at * step <= to + step * 1e-9; at += 1)
    ticks.push(Number((at * step).toPrecision(12)));
  return ticks;
}
