import type { Sequence } from '../compare/sequence.ts';
import { proxySequences } from './artifacts/proxy.ts';
import { runArtifactSequences } from './artifacts/run-artifacts.ts';
import { experimentSequences } from './experiments/lifecycle.ts';
import { experimentNameSequences } from './experiments/names-and-tags.ts';
import { fieldSequences } from './fields/field-cases.ts';
import { modelLifecycleSequences } from './logged-models/lifecycle.ts';
import { historySequences } from './metrics/history.ts';
import { logMetricSequences } from './metrics/log-metric.ts';
import { inputAndOutputSequences } from './runs/inputs-and-outputs.ts';
import { runLifecycleSequences } from './runs/lifecycle.ts';
import { logBatchSequences } from './runs/log-batch.ts';
import { paramAndTagSequences } from './runs/params-and-tags.ts';
import { experimentSearchSequences } from './search/experiment-searches.ts';
import { modelSearchSequences } from './search/model-searches.ts';
import { runSearchSequences } from './search/run-searches.ts';
import { notServedSequences } from './server/not-served.ts';
import { wireSequences } from './server/wire.ts';

/** The whole corpus, in the order in which it is played. */
export const sequences: readonly Sequence[] = [
  ...experimentSequences,
  ...experimentNameSequences,
  ...runLifecycleSequences,
  ...paramAndTagSequences,
  ...logBatchSequences,
  ...logMetricSequences,
  ...historySequences,
  ...inputAndOutputSequences,
  ...modelLifecycleSequences,
  ...proxySequences,
  ...runArtifactSequences,
  ...wireSequences,
  ...notServedSequences,
  ...runSearchSequences,
  ...experimentSearchSequences,
  ...modelSearchSequences,
  ...fieldSequences,
];
