import type { Player } from '../compare/sequence.ts';

/** What most sequences begin with. */
export interface Fixture {
  readonly experimentId: string;
  readonly runId: string;
  readonly modelId: string;
}

/** A start time that no clock would answer. */
export const EARLY_MS = 1_500_000_000_000;

export async function newExperiment(s: Player, suffix = 'home'): Promise<string> {
  const created = await s.post('/mlflow/experiments/create', { name: s.unique(suffix) });
  return created.at('experiment_id');
}

export async function newRun(s: Player, experimentId: string, runName = 'first'): Promise<string> {
  const created = await s.post('/mlflow/runs/create', {
    experiment_id: experimentId,
    run_name: runName,
    start_time: EARLY_MS,
    user_id: 'ada',
  });
  return created.at('run.info.run_id');
}

export async function newModel(s: Player, experimentId: string, name = 'model-one'): Promise<string> {
  const created = await s.post('/mlflow/logged-models', { experiment_id: experimentId, name });
  return created.at('model.info.model_id');
}

/** An experiment with one run. */
export async function experimentAndRun(
  s: Player,
  suffix = 'home',
): Promise<{ experimentId: string; runId: string }> {
  const experimentId = await newExperiment(s, suffix);
  return { experimentId, runId: await newRun(s, experimentId) };
}

export async function fullFixture(s: Player, suffix = 'home'): Promise<Fixture> {
  const { experimentId, runId } = await experimentAndRun(s, suffix);
  return { experimentId, runId, modelId: await newModel(s, experimentId) };
}

/** A well-formed run id that no server has given out. */
export const UNKNOWN_RUN_ID = '0123456789abcdef0123456789abcdef';
export const UNKNOWN_MODEL_ID = 'm-0123456789abcdef0123456789abcdef';
export const UNKNOWN_EXPERIMENT_ID = '987654321';
