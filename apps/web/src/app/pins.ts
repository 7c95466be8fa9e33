import { keptList } from './kept.ts';

const PINS_MAX = 100;

/** Ids of the experiments that are pinned in this browser. */
export const pins = keptList<string>('millrace.pins', (item) => typeof item === 'string');

export function togglePin(experimentId: string): void {
  const kept = pins.read().filter((id) => id !== experimentId);
  pins.write(kept.length < pins.read().length ? kept : [experimentId, ...kept].slice(0, PINS_MAX));
}
