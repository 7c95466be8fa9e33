/** Columns that stand side by side: those at the places from `from` to before `to`. */
export interface ColumnRange {
  readonly from: number;
  readonly to: number;
}

/** What is made beside the columns in sight, so that scrolling finds it there. */
const BESIDE_PX = 240;

/** The columns that a stretch of a table touches, of columns as wide as `widthsPx` says. */
export function columnRange(
  widthsPx: readonly number[],
  { startPx, lengthPx }: { readonly startPx: number; readonly lengthPx: number },
): ColumnRange {
  let from = 0;
  let leftPx = 0;
  while (from < widthsPx.length && leftPx + (widthsPx[from] ?? 0) <= startPx - BESIDE_PX) {
    leftPx += widthsPx[from] ?? 0;
    from += 1;
  }
  let to = from;
  while (to < widthsPx.length && leftPx < startPx + lengthPx + BESIDE_PX) {
    leftPx += widthsPx[to] ?? 0;
    to += 1;
  }
  return { from, to };
}
