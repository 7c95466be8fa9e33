import type { BenchCase } from '../bench.ts';
import { artifactsCase } from './artifacts.ts';
import { bytesOnDiskCase } from './bytes-on-disk.ts';
import { killCase } from './kill.ts';
import { latencyUnderLoadCase } from './latency-under-load.ts';
import { logBatchCase } from './log-batch.ts';
import { logMetricCase } from './log-metric.ts';
import { metricHistoryCase } from './metric-history.ts';
import { pythonClientCase } from './python-client.ts';
import { registryCase } from './registry.ts';
import { searchCase } from './search.ts';
import { smallRunCase } from './small-run.ts';
import { startCase } from './start.ts';
import { tracesCase } from './traces.ts';
import { uiChartsCase } from './ui-charts.ts';
import { uiInteractionsCase } from './ui-interactions.ts';
import { uiLargeTableCase } from './ui-large-table.ts';
import { uiLiveCase } from './ui-live.ts';
import { uiManyKeysCase } from './ui-many-keys.ts';
import { uiPagesCase } from './ui-pages.ts';
import { webhookLatencyCase } from './webhook-latency.ts';

/** Every case, in the order in which they run. */
export const CASES: readonly BenchCase[] = [
  startCase,
  logMetricCase,
  logBatchCase,
  smallRunCase,
  pythonClientCase,
  searchCase,
  registryCase,
  tracesCase,
  metricHistoryCase,
  artifactsCase,
  latencyUnderLoadCase,
  webhookLatencyCase,
  bytesOnDiskCase,
  killCase,
  uiPagesCase,
  uiChartsCase,
  uiInteractionsCase,
  uiLargeTableCase,
  uiLiveCase,
  uiManyKeysCase,
];
