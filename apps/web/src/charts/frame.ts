import type { Scale } from './scale.ts';
import type { Surface } from './use-canvas.ts';
import { token } from './use-theme.ts';

/** The part of a chart that points are drawn in, in pixels. */
export interface PlotArea {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

const LEFT_PX = 52;
const BOTTOM_PX = 34;
const TOP_PX = 8;
const RIGHT_PX = 12;
const TEXT_MAX = 14;

export function areaOf({ width, height }: Pick<Surface, 'width' | 'height'>): PlotArea {
  return {
    left: LEFT_PX,
    top: TOP_PX,
    width: width - LEFT_PX - RIGHT_PX,
    height: height - TOP_PX - BOTTOM_PX,
  };
}

/** Grid and numbers of both axes, and what they are of. */
export function drawFrame(
  { context, height }: Surface,
  { x, y, xTitle }: { x: Scale; y: Scale; xTitle: string },
  area: PlotArea,
): void {
  context.font = `11px ${token('--font')}`;
  context.lineWidth = 1;
  context.strokeStyle = token('--line');
  context.fillStyle = token('--ink-3');
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  for (const { at, text } of y.ticks) {
    const py = Math.round(area.top + (1 - at) * area.height) + 0.5;
    line(context, [area.left, py], [area.left + area.width, py]);
    context.fillText(short(text), area.left - 6, py);
  }
  context.textAlign = 'center';
  context.textBaseline = 'top';
  for (const { at, text } of x.ticks) {
    const px = Math.round(area.left + at * area.width) + 0.5;
    line(context, [px, area.top], [px, area.top + area.height]);
    context.fillText(short(text), px, area.top + area.height + 5);
  }
  context.textBaseline = 'bottom';
  context.fillText(xTitle, area.left + area.width / 2, height - 1);
}

function line(context: CanvasRenderingContext2D, from: [number, number], to: [number, number]): void {
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
}

export function short(text: string): string {
  return text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX - 1)}…` : text;
}

/** From one colour over another: cold for 0, warm for 1, in steps that differ in lightness as well. */
const RAMP = {
  light: ['#1e3a8a', '#2f6fd0', '#2aa198', '#d08700', '#b42318'],
  dark: ['#93c5fd', '#60a5fa', '#34d399', '#fbbf24', '#f87171'],
};

export function rampColour(share: number): string {
  const theme = document.documentElement.dataset['theme'] === 'dark' ? 'dark' : 'light';
  const colours = RAMP[theme];
  const position = Math.min(0.9999, Math.max(0, share)) * (colours.length - 1);
  const at = Math.floor(position);
  return `color-mix(in srgb, ${colours[at + 1]} ${Math.round((position - at) * 100)}%, ${colours[at]})`;
}
