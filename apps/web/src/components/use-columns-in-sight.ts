import { type RefObject, useLayoutEffect, useMemo, useState } from 'react';
import { type ColumnRange, columnRange } from './column-range.ts';

/** A narrower table is made whole: that costs less than to make it again while it is scrolled. */
const COLUMNS_MIN = 10;

/** The columns of a table that are in sight in its scrolling box, with some beside them. */
export function useColumnsInSight(
  box: RefObject<HTMLElement | null>,
  widthsPx: readonly number[],
): ColumnRange {
  const kept = useSameNumbers(widthsPx);
  const [range, setRange] = useState(() => columnRange(kept, { startPx: 0, lengthPx: window.innerWidth }));
  const isWindowed = kept.length >= COLUMNS_MIN;
  useLayoutEffect(() => {
    const element = box.current;
    if (element === null || !isWindowed) return undefined;
    const look = (): void => {
      const next = columnRange(kept, { startPx: element.scrollLeft, lengthPx: element.clientWidth });
      setRange((before) => (before.from === next.from && before.to === next.to ? before : next));
    };
    look();
    element.addEventListener('scroll', look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      observer.disconnect();
    };
  }, [box, kept, isWindowed]);
  return isWindowed ? range : EVERY_COLUMN;
}

const EVERY_COLUMN: ColumnRange = { from: 0, to: Infinity };

/** The list of before while its numbers are the same: to look at the box anew would have the page laid out at once. */
function useSameNumbers(numbers: readonly number[]): readonly number[] {
  const text = numbers.join(' ');
  return useMemo(() => (text === '' ? [] : text.split(' ').map(Number)), [text]);
}
