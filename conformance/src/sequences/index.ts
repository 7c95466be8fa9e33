import type { Sequence } from '../compare/sequence.ts';
import { proxySequences } from './artifacts/proxy.ts';
import { runArtifactSequences } from './artifacts/run-artifacts.ts';
import { evaluationDatasetSequences } from './evaluation/datasets.ts';
import { evaluationRecordSequences } from './evaluation/records.ts';
import { issueSequences } from './evaluation/issues.ts';
import { labelSchemaSequences } from './evaluation/label-schemas.ts';
import { reviewQueueSequences } from './evaluation/review-queues.ts';
import { scorerSequences } from './evaluation/scorers.ts';
import { experimentSequences } from './experiments/lifecycle.ts';
import { experimentNameSequences } from './experiments/names-and-tags.ts';
import { fieldSequences } from './fields/field-cases.ts';
import { graphqlSequences } from './graphql/queries.ts';
import { modelLifecycleSequences } from './logged-models/lifecycle.ts';
import { historySequences } from './metrics/history.ts';
import { logMetricSequences } from './metrics/log-metric.ts';
import { inputAndOutputSequences } from './runs/inputs-and-outputs.ts';
import { modelVersionSequences } from './registry/model-versions.ts';
import { registeredModelSequences } from './registry/registered-models.ts';
import { runLifecycleSequences } from './runs/lifecycle.ts';
import { logBatchSequences } from './runs/log-batch.ts';
import { paramAndTagSequences } from './runs/params-and-tags.ts';
import { evaluationSearchSequences } from './search/evaluation-searches.ts';
import { experimentSearchSequences } from './search/experiment-searches.ts';
import { modelSearchSequences } from './search/model-searches.ts';
import { registrySearchSequences } from './search/registry-searches.ts';
import { runSearchSequences } from './search/run-searches.ts';
import { traceSearchSequences } from './search/trace-searches.ts';
import { notServedSequences } from './server/not-served.ts';
import { webhookSequences } from './webhooks/lifecycle.ts';
import { uiSequences } from './server/ui.ts';
import { wireSequences } from './server/wire.ts';
import { assessmentSequences } from './traces/assessments.ts';
import { traceLifecycleSequences } from './traces/lifecycle.ts';
import { traceMetricSequences } from './traces/metrics.ts';
import { otlpSequences } from './traces/otlp.ts';

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
  ...registeredModelSequences,
  ...modelVersionSequences,
  ...registrySearchSequences,
  ...webhookSequences,
  ...traceLifecycleSequences,
  ...assessmentSequences,
  ...otlpSequences,
  ...traceMetricSequences,
  ...traceSearchSequences,
  ...evaluationDatasetSequences,
  ...evaluationRecordSequences,
  ...scorerSequences,
  ...issueSequences,
  ...labelSchemaSequences,
  ...reviewQueueSequences,
  ...evaluationSearchSequences,
  ...uiSequences,
  ...graphqlSequences,
  ...fieldSequences,
];
