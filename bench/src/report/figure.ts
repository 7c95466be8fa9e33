import type { Target } from '../options.ts';
import type { Spread } from './spread.ts';

export type Unit =
  | 'ms'
  | 's'
  | 'MB'
  | 'MB/s'
  | 'requests/s'
  | 'points/s'
  | 'runs/s'
  | 'interactions/s'
  | 'CPU ms'
  | 'CPU s'
  | 'bytes'
  | 'kB'
  | 'kB/min'
  | '%'
  | 'count';

/** What the project promises about a figure, printed beside it; a missed floor does not fail the bench. */
export interface Floor {
  readonly text: string;
  /** Which of our measurements is judged; the median unless said. */
  readonly of?: 'max';
  /** Undefined when it cannot be told, because the other server was not measured. */
  isMet(ours: number, mlflow: number | undefined): boolean | undefined;
}

/** A thing that is measured, in the same way on each target. */
export interface FigureSpec {
  readonly name: string;
  readonly unit: Unit;
  readonly better: 'lower' | 'higher';
  readonly floors?: readonly Floor[];
  /** Why there is nothing to measure on MLflow's side. */
  readonly absent?: string;
}

/** A figure with what was measured. */
export interface Figure extends FigureSpec {
  readonly spreads: Partial<Record<Target, Spread>>;
}

/** How many times better ours is than MLflow's, from the medians. */
export function ratioOf(figure: Figure): number | undefined {
  const { millrace, mlflow } = figure.spreads;
  // A zero on our side (CPU below one tick) makes no ratio.
  return millrace === undefined || mlflow === undefined || millrace.median === 0
    ? undefined
    : timesBetter(figure.better, { ours: millrace.median, mlflow: mlflow.median });
}

function timesBetter(better: FigureSpec['better'], values: { ours: number; mlflow: number }): number {
  return better === 'higher' ? values.ours / values.mlflow : values.mlflow / values.ours;
}

/** Whether a floor of this figure is kept, undefined where it cannot be told. */
export function isFloorMet(figure: Figure, floor: Floor): boolean | undefined {
  const { millrace, mlflow } = figure.spreads;
  return millrace === undefined ? undefined : floor.isMet(millrace[floor.of ?? 'median'], mlflow?.median);
}

/** Ours is at least `times` as fast. */
export function timesFaster(times: number): Floor {
  return ratioFloor(times, 'higher');
}

/** Ours needs at most one part in `times` of it. */
export function partOf(times: number): Floor {
  return ratioFloor(times, 'lower');
}

function ratioFloor(times: number, better: FigureSpec['better']): Floor {
  return {
    text: `≥ ${times}×`,
    isMet: (ours, mlflow) =>
      mlflow === undefined ? undefined : timesBetter(better, { ours, mlflow }) >= times,
  };
}

/** Ours is at most `limit`, whatever MLflow does. */
export function atMost(limit: number, unit: Unit): Floor {
  return { text: `≤ ${limit} ${unit}`, isMet: (ours) => ours <= limit };
}

/** Ours is at least `limit`, whatever MLflow does. */
export function atLeast(limit: number, unit: Unit): Floor {
  return { text: `≥ ${limit} ${unit}`, isMet: (ours) => ours >= limit };
}
