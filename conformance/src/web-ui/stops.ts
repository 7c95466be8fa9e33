import type { Stop } from './stop.ts';
import { chartStops } from './stops/charts.ts';
import { evaluationStops } from './stops/evaluation.ts';
import { experimentStops } from './stops/experiments.ts';
import { homeStops } from './stops/home.ts';
import { modelStops } from './stops/models.ts';
import { promptStops } from './stops/prompts.ts';
import { runStops } from './stops/run.ts';
import { runTableStops } from './stops/runs.ts';
import { settingsStops } from './stops/settings.ts';
import { traceViewStops } from './stops/trace-views.ts';
import { traceStops } from './stops/traces.ts';

export const stops: readonly Stop[] = [
  ...homeStops,
  ...experimentStops,
  ...chartStops,
  ...runTableStops,
  ...runStops,
  ...modelStops,
  ...promptStops,
  ...settingsStops,
  ...traceStops,
  ...traceViewStops,
  ...evaluationStops,
];
