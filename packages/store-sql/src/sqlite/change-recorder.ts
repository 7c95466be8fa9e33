import { CHANGED_RUNS_MAX, type Changes, hasChanges, mergeChanges, NO_CHANGES } from '@millrace/store';

/** Changes are told at most so often: a training loop writes hundreds of times in between. */
const TELL_MS = 100;

/** Collects what jobs change, and tells it some time after their commit. A change that was rolled back is forgotten. */
export class ChangeRecorder {
  readonly #runs = new Map<number, Set<string>>();
  readonly #models = new Set<string>();
  #hasExperiments = false;
  #hasTraces = false;
  #committed = NO_CHANGES;
  #listener: ((changes: Changes) => void) | undefined;
  #willTell = false;

  /** From now on changes go to the listener; until then nothing is collected. */
  listen(listener: (changes: Changes) => void): void {
    this.#listener = listener;
  }

  run(experimentId: number, runId: string): void {
    if (this.#listener === undefined) return;
    let runs = this.#runs.get(experimentId);
    if (runs === undefined) this.#runs.set(experimentId, (runs = new Set()));
    if (runs.size <= CHANGED_RUNS_MAX) runs.add(runId);
  }

  experiments(): void {
    this.#hasExperiments = true;
  }

  model(name: string): void {
    this.#models.add(name);
  }

  traces(): void {
    this.#hasTraces = true;
  }

  commit(): void {
    const changes = this.#take();
    if (this.#listener === undefined || !hasChanges(changes)) return;
    this.#committed = mergeChanges(this.#committed, changes);
    if (this.#willTell) return;
    this.#willTell = true;
    setTimeout(() => this.#tell(), TELL_MS).unref();
  }

  forget(): void {
    this.#take();
  }

  #take(): Changes {
    const runs = [...this.#runs].map(([id, ids]) => [
      String(id),
      ids.size > CHANGED_RUNS_MAX ? null : [...ids],
    ]);
    const changes = {
      runs: Object.fromEntries(runs) as Changes['runs'],
      experiments: this.#hasExperiments,
      models: [...this.#models],
      traces: this.#hasTraces,
    };
    this.#runs.clear();
    this.#models.clear();
    this.#hasExperiments = false;
    this.#hasTraces = false;
    return changes;
  }

  #tell(): void {
    this.#willTell = false;
    const changes = this.#committed;
    this.#committed = NO_CHANGES;
    this.#listener?.(changes);
  }
}
