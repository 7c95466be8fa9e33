import type { ApiError } from '@millrace/protocol';
import { invalidParameter, type LifecycleStage, notFound } from '@millrace/protocol';

export function checkRunActive(runId: string, stage: LifecycleStage): void {
  if (stage === 'active') return;
  throw invalidParameter(`The run ${runId} must be in the 'active' state. Current state is ${stage}.`);
}

export function checkExperimentActive(experimentId: number, stage: LifecycleStage): void {
  if (stage === 'active') return;
  throw invalidParameter(
    `The experiment ${experimentId} must be in the 'active' state. Current state is ${stage}.`,
  );
}

export function runNotFound(runId: string): ApiError {
  return notFound(`Run with id=${runId} not found`);
}

export function experimentNotFound(experimentId: number): ApiError {
  return notFound(`No Experiment with id=${experimentId} exists`);
}

export function loggedModelNotFound(modelId: string): ApiError {
  return notFound(`Logged model with ID '${modelId}' not found.`);
}
