import { type RefObject, useEffect, useRef, useState } from 'react';
import { type ListedPanel, movedBefore, placeAt } from './panel-order.ts';

interface OrderOptions {
  readonly texts: readonly string[];
  readonly panels: readonly ListedPanel[];
  /** Holds the panels and nothing else. */
  readonly cards: RefObject<HTMLElement | null>;
  readonly onOrder: (texts: readonly string[]) => void;
}

interface Drag {
  readonly from: number;
  /** The place before which it would be put. */
  readonly before: number;
}

export interface PanelOrder {
  readonly markOf: (place: number) => 'held' | 'before' | 'behind' | undefined;
  readonly step: (place: number, by: -1 | 1) => void;
  readonly drag: (place: number, pointer: { readonly x: number; readonly y: number } | undefined) => void;
  readonly drop: () => void;
  /** What was moved where, for those who do not see it. */
  readonly said: string;
}

/** Panels in another order, by drag or one place at a time. */
export function usePanelOrder({ texts, panels, cards, onOrder }: OrderOptions): PanelOrder {
  const [held, setHeld] = useState<Drag>();
  const [said, setSaid] = useState('');
  const moved = useRef<string>(undefined);
  useEffect(() => {
    // A panel that the keyboard has moved keeps the focus in its new place.
    const place = panels.findIndex(({ key }) => key === moved.current);
    moved.current = undefined;
    cards.current?.children[place]?.querySelector<HTMLElement>('[data-handle="move"]')?.focus();
  }, [cards, panels]);
  /** Texts that are no panels keep their places in the address, and have none on the page. */
  const move = (from: number, before: number): void => {
    const source = panels[from];
    const target = panels[before]?.at ?? (panels.at(-1)?.at ?? 0) + 1;
    if (source !== undefined) onOrder(movedBefore(texts, source.at, target));
  };
  return {
    said,
    markOf: (place) => markOf(held, place, panels.length),
    step: (place, by) => {
      const to = place + by;
      if (to < 0 || to >= panels.length) return;
      moved.current = panels[place]?.key;
      setSaid(`Moved to place ${to + 1} of ${panels.length}`);
      move(place, by > 0 ? to + 1 : to);
    },
    drag: (place, pointer) => {
      if (pointer !== undefined) scrollAlong(cards.current, pointer.y);
      const boxes = [...(cards.current?.children ?? [])].map((card) => card.getBoundingClientRect());
      setHeld(pointer && { from: place, before: placeAt(boxes, pointer) });
    },
    drop: () => {
      setHeld(undefined);
      if (held !== undefined && held.before !== held.from && held.before !== held.from + 1)
        move(held.from, held.before);
    },
  };
}

const EDGE_PX = 56;
const SCROLL_PX = 24;

/** Near the edges of what scrolls, a drag goes on. */
function scrollAlong(cards: HTMLElement | null, y: number): void {
  const box = cards?.closest('section')?.parentElement;
  if (box === null || box === undefined) return;
  const { top, bottom } = box.getBoundingClientRect();
  if (y < top + EDGE_PX) box.scrollBy(0, -SCROLL_PX);
  if (y > bottom - EDGE_PX) box.scrollBy(0, SCROLL_PX);
}

/** Where a dragged panel would go, marked on the panel before or behind that place. */
function markOf(drag: Drag | undefined, place: number, count: number): ReturnType<PanelOrder['markOf']> {
  if (drag === undefined) return undefined;
  if (drag.from === place) return 'held';
  if (drag.before === drag.from || drag.before === drag.from + 1) return undefined;
  if (drag.before === place) return 'before';
  return drag.before === count && place === count - 1 ? 'behind' : undefined;
}
