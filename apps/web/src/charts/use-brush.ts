import { type KeyboardEvent, useState } from 'react';
import { formatTick } from '../components/format.ts';
import type { Scale } from './scale.ts';

/** A part of an axis, in its numbers. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The same as it is drawn: px from above. */
interface Brush extends Stretch {
  readonly axis: number;
}

interface BrushInput {
  readonly axes: readonly { readonly id: string; readonly title: string }[];
  readonly scales: readonly Scale[];
  /** Where axes begin and end, in px. */
  readonly bounds: { readonly top: number; readonly bottom: number };
  readonly onBrush: (axisId: string, stretch: Stretch) => void;
}

interface UsedBrush {
  readonly brush: Brush | undefined;
  readonly setBrush: (brush: Brush | undefined) => void;
  readonly ask: (brush: Brush | undefined) => void;
  readonly press: (event: KeyboardEvent) => void;
  /** In words, for those who do not see it. */
  readonly said: string;
}

/** A shorter drag is a click. */
const STRETCH_PX_MIN = 4;
const KEY_STEP_PX = 5;

/** The stretch of an axis that is about to be asked for. */
export function useBrush({ axes, scales, bounds, onBrush }: BrushInput): UsedBrush {
  const [brush, setBrush] = useState<Brush>();
  const stretchOf = ({ axis, from, to }: Brush): Stretch => {
    const ends = [from, to].map((y) => {
      const place = 1 - (y - bounds.top) / (bounds.bottom - bounds.top);
      return scales[axis]?.valueAt(place) ?? Number.NaN;
    });
    return { from: Math.min(...ends), to: Math.max(...ends) };
  };
  const ask = (asked: Brush | undefined): void => {
    const axis = asked === undefined ? undefined : axes[asked.axis];
    if (asked === undefined || axis === undefined || Math.abs(asked.from - asked.to) < STRETCH_PX_MIN) return;
    onBrush(axis.id, stretchOf(asked));
  };
  const press = (event: KeyboardEvent): void => {
    const isDone = event.key === 'Enter' || (event.key === 'Escape' && brush !== undefined);
    const next = isDone ? undefined : movedBrush(event, brush, { scales, bounds });
    if (event.key === 'Enter') ask(brush);
    if (!isDone && next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    setBrush(next);
  };
  const said = brush === undefined ? '' : textOf(axes[brush.axis]?.title ?? '', stretchOf(brush));
  return { brush, setBrush, ask, press, said };
}

/** What a key makes of a stretch: all of another axis, or one end a step further. */
function movedBrush(
  { key, shiftKey }: KeyboardEvent,
  brush: Brush | undefined,
  { scales, bounds: { top, bottom } }: Pick<BrushInput, 'scales' | 'bounds'>,
): Brush | undefined {
  const numbers = scales.flatMap(({ isText }, at) => (isText ? [] : [at]));
  const aside = { ArrowRight: 1, ArrowLeft: -1 }[key];
  if (aside !== undefined) {
    const at = brush === undefined ? (aside > 0 ? -1 : numbers.length) : numbers.indexOf(brush.axis);
    const axis = numbers[Math.max(0, Math.min(numbers.length - 1, at + aside))];
    return axis === undefined ? undefined : { axis, from: top, to: bottom };
  }
  const stepPx = { ArrowUp: -KEY_STEP_PX, ArrowDown: KEY_STEP_PX }[key];
  if (stepPx === undefined || brush === undefined) return undefined;
  const { axis, from, to } = brush;
  return shiftKey
    ? { axis, from: Math.max(top, Math.min(to, from + stepPx)), to }
    : { axis, from, to: Math.min(bottom, Math.max(from, to + stepPx)) };
}

function textOf(title: string, { from, to }: Stretch): string {
  return `${title}, ${formatTick(from)} to ${formatTick(to)}`;
}
