import type { BenchCase } from '../bench.ts';
import { killCase } from './kill.ts';
import { logBatchCase } from './log-batch.ts';
import { logMetricCase } from './log-metric.ts';
import { searchCase } from './search.ts';
import { smallRunCase } from './small-run.ts';
import { startCase } from './start.ts';

/** Every case, in the order in which they run. */
export const CASES: readonly BenchCase[] = [
  startCase,
  logMetricCase,
  logBatchCase,
  smallRunCase,
  searchCase,
  killCase,
];
