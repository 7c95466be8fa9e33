import type { LifecycleStage } from '@millrace/protocol';
import {
  checkExperimentActive,
  checkRunActive,
  experimentNotFound,
  readExperimentId,
  runNotFound,
  type StoreEnvironment,
} from '@millrace/store';
import { SeriesWriter } from '../series/writer.ts';
import { ChangeRecorder } from './change-recorder.ts';
import { CommitQueue } from './commit-queue.ts';
import type { SqliteDatabase } from './database.ts';
import { Names } from './names.ts';
import { WebhookOutbox } from './webhooks/outbox.ts';

/** What a write needs to know of a run. */
export interface RunHandle {
  readonly run_key: number;
  readonly run_id: string;
  readonly experiment_id: number;
  readonly lifecycle_stage: LifecycleStage;
}

const RUNS_IN_MEMORY_MAX = 20_000;

/** One connection with what its stores share: names, known runs, series, and the queue of writes. */
export class Session {
  readonly database: SqliteDatabase;
  readonly environment: StoreEnvironment;
  readonly names: Names;
  readonly series: SeriesWriter;
  readonly outbox: WebhookOutbox;
  readonly changes = new ChangeRecorder();
  readonly queue: CommitQueue;
  readonly #runs = new Map<string, RunHandle>();

  constructor(database: SqliteDatabase, environment: StoreEnvironment) {
    this.database = database;
    this.environment = environment;
    this.names = new Names(database);
    this.series = new SeriesWriter(database);
    this.outbox = new WebhookOutbox(database, environment);
    this.queue = new CommitQueue(database, {
      forget: () => this.#forget(),
      flush: () => this.series.flush(),
      committed: () => this.changes.commit(),
    });
  }

  /** Runs a synchronous job in the next shared transaction. */
  write<T>(job: () => T): Promise<T> {
    return this.queue.write(job);
  }

  /** A run for reading. */
  findRun(runId: string): RunHandle {
    const known = this.#runs.get(runId);
    if (known !== undefined) return known;
    const row = this.database.row<RunHandle>(
      'SELECT run_key, run_id, experiment_id, lifecycle_stage FROM runs WHERE run_id = ?',
      runId,
    );
    if (row === undefined) throw runNotFound(runId);
    return row;
  }

  /** A run that may be written; only inside a job, whose transaction keeps it from changing. */
  activeRun(runId: string): RunHandle {
    const run = this.findRun(runId);
    checkRunActive(run.run_id, run.lifecycle_stage);
    if (this.#runs.size >= RUNS_IN_MEMORY_MAX) this.#runs.clear();
    this.#runs.set(runId, run);
    this.changes.run(run.experiment_id, run.run_id);
    return run;
  }

  /** To be called when a run's row changes in a way that {@link RunHandle} shows. */
  forgetRuns(): void {
    this.#runs.clear();
  }

  activeExperiment(experimentId: string): { experiment_id: number; artifact_location: string } {
    const id = readExperimentId(experimentId);
    const row = this.database.row<{ artifact_location: string; lifecycle_stage: LifecycleStage }>(
      'SELECT artifact_location, lifecycle_stage FROM experiments WHERE experiment_id = ?',
      id,
    );
    if (row === undefined) throw experimentNotFound(id);
    checkExperimentActive(id, row.lifecycle_stage);
    return { experiment_id: id, artifact_location: row.artifact_location };
  }

  #forget(): void {
    this.#runs.clear();
    this.names.forget();
    this.series.forget();
    this.outbox.forget();
    this.changes.forget();
  }
}

/** A read answered as a promise, so that a thrown error rejects it. */
export async function reading<T>(read: () => T): Promise<T> {
  return read();
}
