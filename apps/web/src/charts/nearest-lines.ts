import { type ChartSeries, nearestPlaces } from './series.ts';

/** What a line says at the cursor. */
interface LineReading {
  readonly id: string;
  readonly name: string;
  readonly colour: string;
  readonly low: number;
  readonly high: number;
  readonly x: number;
}

interface Cursor {
  /** Where it is on the x axis. */
  readonly position: number;
  /** How far from a line's end it still reads it. */
  readonly slack: number;
  /** How far a value is from it, up or down; NaN for one that has no place. */
  readonly distanceTo: (value: number) => number;
}

interface NearestLines {
  /** The nearest first. */
  readonly lines: readonly LineReading[];
  /** How many lines there are at the cursor. */
  readonly count: number;
}

/** The lines nearest to the cursor: of a thousand only these few become objects, with every move of the pointer. */
export function nearestLines(series: readonly ChartSeries[], cursor: Cursor, max: number): NearestLines {
  const nearest: { readonly line: ChartSeries; readonly at: number; readonly distance: number }[] = [];
  const placeIn = nearestPlaces(cursor.position, cursor.slack);
  let count = 0;
  for (const line of series) {
    const at = placeIn(line.x);
    const [low, high] = [line.low[at], line.high[at]];
    if (low === undefined || high === undefined) continue;
    count += 1;
    const away = cursor.distanceTo((low + high) / 2);
    const distance = Number.isNaN(away) ? Infinity : away;
    if (nearest.length === max && distance >= (nearest.at(-1)?.distance ?? Infinity)) continue;
    let place = nearest.length;
    while (place > 0 && distance < (nearest[place - 1]?.distance ?? -Infinity)) place -= 1;
    nearest.splice(place, 0, { line, at, distance });
    if (nearest.length > max) nearest.pop();
  }
  return { lines: nearest.map(({ line, at }) => readingAt(line, at)), count };
}

function readingAt({ id, name, colour, low, high, x }: ChartSeries, at: number): LineReading {
  return { id, name, colour, low: low[at] ?? Number.NaN, high: high[at] ?? Number.NaN, x: x[at] ?? 0 };
}
