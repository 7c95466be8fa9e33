import { METRIC_HISTORY_BULK_RUNS_MAX } from '../limits.ts';
import { missingMessage } from './refusals.ts';

/** Range checks of request fields. An empty reason stands for MLflow's general "Invalid value" text. */
const SEE_DOCS = ' See the API docs for more information about request parameters.';

export function atMost(max: number): (value: number) => string | undefined {
  return (value) => (value > max ? '' : undefined);
}

export function within(min: number, max: number): (value: number) => string | undefined {
  return (value) =>
    value < min || value > max ? `max_results must be between ${min} and ${max}.${SEE_DOCS}` : undefined;
}

export function atMostRuns(runIds: readonly string[]): string | undefined {
  if (runIds.length <= METRIC_HISTORY_BULK_RUNS_MAX) return undefined;
  return (
    `GetMetricHistoryBulkInterval request must specify at most ${METRIC_HISTORY_BULK_RUNS_MAX} run_ids. ` +
    `Received ${runIds.length} run_ids.${SEE_DOCS}`
  );
}

/** A text that must be there under either of its spellings: where MLflow looks only after reading. */
export function given(name: string): (value: string) => string | undefined {
  return (value) => (value === '' ? missingMessage(name) : undefined);
}

export function between(name: string, min: number, max: number): (value: number) => string | undefined {
  return (value) => (value < min || value > max ? `${name} must be between ${min} and ${max}.` : undefined);
}

export function noMoreThan(max: number, name: string): (values: readonly string[]) => string | undefined {
  return (values) => (values.length > max ? `At most ${max} ${name} can be asked for at once.` : undefined);
}

export function atMostCharacters(max: number): (value: string) => string | undefined {
  return (value) => (value.length > max ? `A text may have at most ${max} characters.` : undefined);
}

export function choiceOf(name: string, words: readonly string[]): (value: string) => string | undefined {
  return (value) => (words.includes(value) ? undefined : `${name} must be one of ${words.join(', ')}.`);
}
