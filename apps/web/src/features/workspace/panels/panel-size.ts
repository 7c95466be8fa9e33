/** How much of the page a panel takes: columns of the grid, and the height of its chart. */
export interface PanelSize {
  readonly columns: number;
  readonly heightPx: number;
}

const COLUMNS_MAX = 6;
const HEIGHT_PX_MIN = 160;
const HEIGHT_PX_MAX = 1000;
/** What one key press, or choice in a menu, adds. */
export const HEIGHT_STEP_PX = 40;
export const HEIGHT_PX = 300;
/** A column is at least this wide, with this between it and the next. */
const COLUMN_PX_MIN = 420;
const GAP_PX = 12;

/** Columns that a grid of some width has. */
export function columnsIn(widthPx: number): number {
  return Math.max(1, Math.min(COLUMNS_MAX, Math.floor((widthPx + GAP_PX) / (COLUMN_PX_MIN + GAP_PX))));
}

/** The nearest size that a panel may have. */
export function boundedSize({ columns, heightPx }: PanelSize): PanelSize {
  return {
    columns: Math.min(COLUMNS_MAX, Math.max(1, Math.round(columns))),
    heightPx: Math.min(HEIGHT_PX_MAX, Math.max(HEIGHT_PX_MIN, Math.round(heightPx / 10) * 10)),
  };
}

/** Where a corner is dragged to, as a size. */
export function draggedSize(
  { widthPx, heightPx }: { readonly widthPx: number; readonly heightPx: number },
  grid: { readonly widthPx: number; readonly columns: number },
): PanelSize {
  const columnPx = (grid.widthPx + GAP_PX) / grid.columns;
  return boundedSize({ columns: Math.min(grid.columns, (widthPx + GAP_PX) / columnPx), heightPx });
}

export function writeSize({ columns, heightPx }: PanelSize): readonly [number, number] {
  return [columns, heightPx];
}

/** Undefined for what is no size: the address may come from anywhere. */
export function readSize(value: unknown): PanelSize | undefined {
  if (!Array.isArray(value)) return undefined;
  const [columns, heightPx] = value as unknown[];
  if (!Number.isFinite(columns) || !Number.isFinite(heightPx)) return undefined;
  return boundedSize({ columns: columns as number, heightPx: heightPx as number });
}
