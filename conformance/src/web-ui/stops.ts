import type { Stop } from './stop.ts';
import { experimentStops } from './stops/experiments.ts';
import { modelStops } from './stops/models.ts';
import { promptStops } from './stops/prompts.ts';
import { runStops } from './stops/run.ts';

export const stops: readonly Stop[] = [...experimentStops, ...runStops, ...modelStops, ...promptStops];
