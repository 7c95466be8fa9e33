import { seededRandom } from './random.ts';

export interface CurvePoint {
  readonly value: number;
  readonly timestamp: number;
  readonly step: number;
}

const START_MS = 1_700_000_000_000;
const STEP_MS_MIN = 90;
const STEP_MS_JITTER = 40;
const NOISE = 0.08;

/** A loss that falls and is noisy, as full doubles, with a clock that advances 90 to 130 ms a step. */
export function lossCurve(seed: number, count: number): CurvePoint[] {
  const random = seededRandom(seed);
  const scale = 1.5 + random();
  const decay = count / 8;
  let timestamp = START_MS + Math.floor(random() * 1_000_000);
  return Array.from({ length: count }, (_, step) => {
    timestamp += STEP_MS_MIN + Math.floor(random() * STEP_MS_JITTER);
    const trend = scale / (1 + step / decay) + 0.05;
    return { value: trend * (1 + NOISE * (random() + random() - 1)), timestamp, step };
  });
}
