import type { Difference } from './compare/difference.ts';
import { artifactDifferences } from './differences/artifacts.ts';
import { evaluationDifferences } from './differences/evaluation.ts';
import { experimentDifferences } from './differences/experiments.ts';
import { faultDifferences } from './differences/faults.ts';
import { fieldDifferences } from './differences/fields.ts';
import { graphqlDifferences } from './differences/graphql.ts';
import { laterReadDifferences } from './differences/later-reads.ts';
import { modelDifferences } from './differences/logged-models.ts';
import { metricDifferences } from './differences/metrics.ts';
import { registryDifferences } from './differences/registry.ts';
import { runDifferences } from './differences/runs.ts';
import { searchDifferences } from './differences/search.ts';
import { traceDifferences } from './differences/traces.ts';
import { webhookDifferences } from './differences/webhooks.ts';
import { wireDifferences } from './differences/wire.ts';

/** All reviewed deviations from MLflow. One that no longer occurs fails the comparison. */
export const differences: readonly Difference[] = [
  ...fieldDifferences,
  ...metricDifferences,
  ...registryDifferences,
  ...webhookDifferences,
  ...evaluationDifferences,
  ...runDifferences,
  ...modelDifferences,
  ...experimentDifferences,
  ...artifactDifferences,
  ...searchDifferences,
  ...traceDifferences,
  ...graphqlDifferences,
  ...wireDifferences,
  ...faultDifferences,
  ...laterReadDifferences,
];
