import type uPlot from 'uplot';
import { drawLine } from './draw-lines.ts';
import styles from './plot.module.css';
import type { ChartSeries, Range } from './series.ts';

export interface Focus {
  readonly line: ChartSeries | undefined;
  readonly isLog: boolean;
  readonly range: Range;
}

const FOCUS_PX = 2.5;

/**
 * The line that is pointed at, over all others, which step back behind a veil. A hundred lines need not be drawn anew
 * for every move of the pointer.
 */
export class FocusLayer {
  readonly #canvas = document.createElement('canvas');
  readonly #context = this.#canvas.getContext('2d');

  constructor(plot: uPlot) {
    this.#canvas.className = styles['focus'] ?? '';
    this.#canvas.hidden = true;
    plot.over.prepend(this.#canvas);
  }

  show(plot: uPlot, { line, isLog, range }: Focus): void {
    this.#canvas.hidden = line === undefined;
    const context = this.#context;
    if (line === undefined || context === null) return;
    const { left, top, width, height } = plot.bbox;
    this.#clear(context, { width, height });
    context.lineJoin = 'round';
    context.setTransform(1, 0, 0, 1, -left, -top);
    drawLine({ plot, context }, line, { isLog, range, alpha: 1, width: FOCUS_PX });
  }

  /** A size that is set, be it the same, has the browser make a new canvas: with six charts that takes half a frame. */
  #clear(context: CanvasRenderingContext2D, { width, height }: { width: number; height: number }): void {
    if (this.#canvas.width !== width || this.#canvas.height !== height) {
      this.#canvas.width = width;
      this.#canvas.height = height;
      return;
    }
    context.resetTransform();
    context.clearRect(0, 0, width, height);
  }
}
