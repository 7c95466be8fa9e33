import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTheme } from './use-theme.ts';

export interface Surface {
  readonly context: CanvasRenderingContext2D;
  /** In CSS pixels; the context is scaled to the device's. */
  readonly width: number;
  readonly height: number;
}

/** A canvas that is drawn anew when its size, the theme or `draw` changes. `draw` must stay the same in between. */
export function useCanvas(
  heightPx: number,
  draw: (surface: Surface) => void,
): { ref: RefObject<HTMLCanvasElement | null>; width: number } {
  const ref = useRef<HTMLCanvasElement>(null);
  const theme = useTheme();
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const box = ref.current?.parentElement;
    if (box === undefined || box === null) return undefined;
    const observer = new ResizeObserver(() => setWidth(box.clientWidth));
    observer.observe(box);
    setWidth(box.clientWidth);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const canvas = ref.current;
    const context = canvas?.getContext('2d');
    if (canvas === null || context === null || context === undefined || width === 0) return;
    const ratio = window.devicePixelRatio;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(heightPx * ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    draw({ context, width, height: heightPx });
  }, [width, heightPx, draw, theme]);
  return { ref, width };
}
