import { type KeyboardEvent, useState } from 'react';
import type uPlot from 'uplot';
import type { Range } from './series.ts';

/** Of the width or height, how far an arrow goes. */
const STEP = 0.02;
/** As for the pointer: less is no stretch. */
const STRETCH_PX_MIN = 4;
const NOTHING = { left: 0, top: 0, width: 0, height: 0 };

interface UsedKeys {
  /** Whether what is read is to be said: of what the pointer reads that would be too much. */
  readonly isHeard: boolean;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onBlur: () => void;
}

/** A plot by keys: arrows read, with Shift they select, Enter zooms to what is selected, Escape lets go. */
export function usePlotKeys(
  plot: { readonly current: uPlot | undefined },
  onZoom: (zoom: Range) => void,
): UsedKeys {
  const [keys] = useState(() => new PlotKeys());
  const [isHeard, setIsHeard] = useState(false);
  return {
    isHeard,
    onKeyDown: (event) => {
      setIsHeard(true);
      if (plot.current !== undefined) keys.press(plot.current, event, onZoom);
    },
    onBlur: () => {
      setIsHeard(false);
      if (plot.current !== undefined) keys.letGo(plot.current);
    },
  };
}

class PlotKeys {
  /** Where what is selected begins, in px from the left. */
  #anchor: number | undefined;

  press(plot: uPlot, event: KeyboardEvent, onZoom: (zoom: Range) => void): void {
    const { left: at = -1, top = -1 } = plot.cursor;
    const isReading = at >= 0;
    const { clientWidth: width, clientHeight: height } = plot.over;
    if (event.key === 'Escape' && isReading) {
      event.stopPropagation();
      this.letGo(plot);
    } else if (event.key === 'Enter' && isReading && this.#anchor !== undefined) {
      const [start, end] = [Math.min(at, this.#anchor), Math.max(at, this.#anchor)];
      if (end - start < STRETCH_PX_MIN) return;
      this.letGo(plot);
      onZoom({ start: plot.posToVal(start, 'x'), end: plot.posToVal(end, 'x') });
    }
    const to = movedTo(event.key, isReading ? { left: at, top } : undefined, { width, height });
    if (to === undefined) return;
    event.preventDefault();
    this.#anchor = event.shiftKey ? (this.#anchor ?? (isReading ? at : to.left)) : undefined;
    plot.setCursor(to);
    const from = this.#anchor ?? to.left;
    const stretch = { left: Math.min(from, to.left), top: 0, width: Math.abs(from - to.left), height };
    plot.setSelect(this.#anchor === undefined ? NOTHING : stretch, false);
  }

  letGo(plot: uPlot): void {
    this.#anchor = undefined;
    plot.setSelect(NOTHING, false);
    plot.setCursor({ left: -10, top: -10 });
  }
}

interface Place {
  readonly left: number;
  readonly top: number;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/** Where a key leads; the first one leads to an end or, up and down, to the middle. */
function movedTo(key: string, at: Place | undefined, { width, height }: Size): Place | undefined {
  const [stepX, stepY] = [STEP * width, STEP * height];
  const { left, top } = at ?? { left: key === 'ArrowLeft' ? width + stepX : -stepX, top: height / 2 };
  const to = {
    ArrowLeft: { left: left - stepX, top },
    ArrowRight: { left: left + stepX, top },
    ArrowUp: { left: at?.left ?? width / 2, top: top - stepY },
    ArrowDown: { left: at?.left ?? width / 2, top: top + stepY },
    Home: { left: 0, top },
    End: { left: width, top },
  }[key];
  return to && { left: held(to.left, width), top: held(to.top, height) };
}

function held(position: number, max: number): number {
  return Math.max(0, Math.min(max, position));
}
