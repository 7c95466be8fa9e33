import { TRACKING_SCHEMA } from './0001-tracking.ts';

/** Numbered from 1, forward only; a released one never changes. */
export const MIGRATIONS: readonly string[] = [TRACKING_SCHEMA];
