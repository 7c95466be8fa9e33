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
    // Setting a size clears the canvas.
    this.#canvas.width = width;
    this.#canvas.height = height;
    context.lineJoin = 'round';
    context.translate(-left, -top);
    drawLine({ plot, context }, line, { isLog, range, alpha: 1, width: FOCUS_PX });
  }
}
