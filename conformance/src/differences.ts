import type { Difference } from './compare/difference.ts';
import { artifactDifferences } from './differences/artifacts.ts';
import { experimentDifferences } from './differences/experiments.ts';
import { faultDifferences } from './differences/faults.ts';
import { fieldDifferences } from './differences/fields.ts';
import { laterReadDifferences } from './differences/later-reads.ts';
import { modelDifferences } from './differences/logged-models.ts';
import { metricDifferences } from './differences/metrics.ts';
import { runDifferences } from './differences/runs.ts';
import { searchDifferences } from './differences/search.ts';
import { wireDifferences } from './differences/wire.ts';

/** All reviewed deviations from MLflow. One that no longer occurs fails the comparison. */
export const differences: readonly Difference[] = [
  ...fieldDifferences,
  ...metricDifferences,
  ...runDifferences,
  ...modelDifferences,
  ...experimentDifferences,
  ...artifactDifferences,
  ...searchDifferences,
  ...wireDifferences,
  ...faultDifferences,
  ...laterReadDifferences,
];
