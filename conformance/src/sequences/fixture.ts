import type { Player } from '../compare/sequence.ts';
import { newTrace } from './traces/traces.ts';
import { type EvaluationFixture, newEvaluation, NO_EVALUATION } from './evaluation/evaluation-fixture.ts';

/** What most sequences begin with. */
export interface Fixture {
  readonly experimentId: string;
  readonly runId: string;
  readonly modelId: string;
  /** A registered model with two versions. */
  readonly registered: string;
  /** A finished trace without spans. */
  readonly traceId: string;
  /** Empty unless it is asked for. */
  readonly evaluation: EvaluationFixture;
  /** Empty unless it is asked for. */
  readonly webhookId: string;
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

async function newRegistered(s: Player, suffix: string): Promise<string> {
  const name = s.unique(suffix);
  await s.post('/mlflow/registered-models/create', { name });
  for (const at of [1, 2]) {
    await s.post('/mlflow/model-versions/create', { name, source: `s3://bucket/${at}` });
  }
  await s.post('/mlflow/registered-models/alias', { name, alias: 'champion', version: '1' });
  return name;
}

/** An experiment with one run. */
export async function experimentAndRun(
  s: Player,
  suffix = 'home',
): Promise<{ experimentId: string; runId: string }> {
  const experimentId = await newExperiment(s, suffix);
  return { experimentId, runId: await newRun(s, experimentId) };
}

export interface FixtureOptions {
  readonly hasEvaluation: boolean;
  readonly hasWebhook: boolean;
}

async function newWebhook(s: Player): Promise<string> {
  const events = [{ entity: 'REGISTERED_MODEL', action: 'CREATED' }];
  const made = await s.post('/mlflow/webhooks', { name: 'hook', url: 'https://1.1.1.1/hook', events });
  return made.at('webhook.webhook_id');
}

export async function fullFixture(
  s: Player,
  suffix = 'home',
  options: FixtureOptions = { hasEvaluation: false, hasWebhook: false },
): Promise<Fixture> {
  const { experimentId, runId } = await experimentAndRun(s, suffix);
  const modelId = await newModel(s, experimentId);
  const registered = await newRegistered(s, `${suffix} registered`);
  const traceId = await newTrace(s, experimentId, { suffix: `${suffix} trace` });
  const evaluation = options.hasEvaluation ? await newEvaluation(s, experimentId) : NO_EVALUATION;
  const webhookId = options.hasWebhook ? await newWebhook(s) : '';
  return { experimentId, runId, modelId, registered, traceId, evaluation, webhookId };
}

/** A well-formed run id that no server has given out. */
export const UNKNOWN_RUN_ID = '0123456789abcdef0123456789abcdef';
export const UNKNOWN_MODEL_ID = 'm-0123456789abcdef0123456789abcdef';
export const UNKNOWN_EXPERIMENT_ID = '987654321';
