import { type CurvePoint, lossCurve } from './loss-curve.ts';
import { seededRandom } from './random.ts';

/** Steps of a curve at which its value leaps for one step. */
const SPIKES = 20;
const SPIKE_MIN = 5;

/** A noisy loss with spikes of one step each, all of different heights: what a sample loses and people look for. */
export function spikyCurve(seed: number, steps: number): CurvePoint[] {
  const points = lossCurve(seed, steps);
  for (const [at, step] of spikeSteps(seed, steps).entries()) {
    const point = points[step];
    if (point !== undefined) points[step] = { ...point, value: SPIKE_MIN + at + (seed % 97) / 100 };
  }
  return points;
}

export function spikeSteps(seed: number, steps: number): number[] {
  const random = seededRandom(seed + 1_000_003);
  const chosen = new Set<number>();
  while (chosen.size < Math.min(SPIKES, steps)) chosen.add(Math.floor(random() * steps));
  return [...chosen];
}
