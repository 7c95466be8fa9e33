import type { Page } from 'playwright-core';
import type { Seed } from '../browser/seed.ts';

/** One place of our web UI: its address, what is done there, and what must be seen in the end. */
export interface Stop {
  readonly name: string;
  readonly path: (seed: Seed) => string;
  readonly act?: (page: Page, seed: Seed) => Promise<void>;
  readonly sees: readonly string[];
  /** The page is compared with a reference picture: its layout matters, and its data is always the same. */
  readonly hasPicture?: boolean;
  /** Paths of calls that the stop makes fail on purpose. */
  readonly mayFail?: RegExp;
}
