import { type Panel, readPanel, writePanel } from './panel.ts';

export interface ListedPanel {
  readonly panel: Panel;
  /** Its place in the address. */
  readonly at: number;
  /** The same wherever it stands and whatever its size: a chart need not be made anew for that. */
  readonly key: string;
}

/** The panels of an address; texts that are none are left out. */
export function listPanels(texts: readonly string[]): ListedPanel[] {
  const counts = new Map<string, number>();
  return texts.flatMap((text, at) => {
    const panel = readPanel(text);
    if (panel === undefined) return [];
    const name = writePanel({ ...panel, size: undefined, isTable: false });
    const count = counts.get(name) ?? 0;
    counts.set(name, count + 1);
    return { panel, at, key: `${count} ${name}` };
  });
}

/** A list with one of its items before another place: 0 is the beginning, its length the end. */
export function movedBefore<T>(list: readonly T[], from: number, before: number): readonly T[] {
  if (from < 0 || from >= list.length) return list;
  const to = before > from ? before - 1 : before;
  return list.toSpliced(from, 1).toSpliced(Math.max(0, Math.min(list.length - 1, to)), 0, list[from] as T);
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The place that a pointer means: before or behind the box that it is in, or is nearest to. Boxes go from left to right; one that takes a whole row has what is before it above. */
export function placeAt(boxes: readonly Box[], { x, y }: { readonly x: number; readonly y: number }): number {
  let [best, nearest] = [0, Infinity];
  const [left, right] = [
    Math.min(...boxes.map((box) => box.left)),
    Math.max(...boxes.map((box) => box.right)),
  ];
  for (const [at, box] of boxes.entries()) {
    const distance = Math.hypot(outside(x, box.left, box.right), outside(y, box.top, box.bottom));
    if (distance >= nearest) continue;
    nearest = distance;
    const isRow = box.left === left && box.right === right;
    best = (isRow ? y > (box.top + box.bottom) / 2 : x > (box.left + box.right) / 2) ? at + 1 : at;
  }
  return best;
}

function outside(value: number, low: number, high: number): number {
  return Math.max(0, low - value, value - high);
}
