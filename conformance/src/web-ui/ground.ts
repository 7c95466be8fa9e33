import type { Browser } from 'playwright-core';
import type { Seed } from '../browser/seed.ts';

/** What a part of the tour goes over. */
export interface Ground {
  readonly browser: Browser;
  readonly url: string;
  readonly seed: Seed;
  readonly isChosen: (name: string) => boolean;
  /** Called with what was wrong with each. */
  readonly count: (name: string, faults: readonly string[]) => void;
}

export const WINDOW = { width: 1440, height: 900 };
export const ACT_TIMEOUT_MS = 10_000;
