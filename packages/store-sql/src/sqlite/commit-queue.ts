import { ApiError } from '@millrace/protocol';
import type { SqliteDatabase } from './database.ts';

interface Job {
  readonly run: () => unknown;
  readonly resolve: (value: never) => void;
  readonly reject: (error: unknown) => void;
}

type Outcome = { readonly value: unknown } | { readonly error: unknown };

/** Jobs that share one commit; more wait for the next. */
const JOBS_PER_COMMIT_MAX = 1000;

export interface CommitHooks {
  /** Another connection wrote, or a transaction was rolled back: what is cached may be wrong. */
  forget(): void;
  /** Writes what jobs have left in memory; called once before each commit. */
  flush(): void;
  /** What the jobs did is on the disk. */
  committed(): void;
}

/**
 * Group commit: writes that arrive together run one after the other in one transaction, and all of them are
 * acknowledged by the one commit that put them on the disk. A job is a synchronous function, so no other job
 * can come between its statements. A job that fails after writing is undone without touching its neighbours:
 * the group is rolled back and its jobs run again, each in a transaction of its own.
 */
export class CommitQueue {
  readonly #database: SqliteDatabase;
  readonly #hooks: CommitHooks;
  #waiting: Job[] = [];
  #isScheduled = false;
  #dataVersion = -1;

  constructor(database: SqliteDatabase, hooks: CommitHooks) {
    this.#database = database;
    this.#hooks = hooks;
  }

  write<T>(run: () => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#waiting.push({ run, resolve, reject });
      this.#schedule();
    });
  }

  /** Commits what waits, at once. */
  drain(): void {
    while (this.#waiting.length > 0) {
      const group = this.#waiting.slice(0, JOBS_PER_COMMIT_MAX);
      this.#waiting = this.#waiting.slice(JOBS_PER_COMMIT_MAX);
      const outcomes = this.#commitTogether(group) ?? group.map((job) => this.#commitAlone(job));
      for (const [index, job] of group.entries()) {
        const outcome = outcomes[index];
        if (outcome !== undefined && 'value' in outcome) job.resolve(outcome.value as never);
        else job.reject(outcome?.error);
      }
    }
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    setImmediate(() => {
      this.#isScheduled = false;
      this.drain();
    });
  }

  /** Undefined when a job failed half-way, so that each must run alone. */
  #commitTogether(group: readonly Job[]): Outcome[] | undefined {
    const outcomes: Outcome[] = [];
    try {
      this.#begin();
      for (const { run } of group) {
        this.#database.hasWritten = false;
        try {
          outcomes.push({ value: run() });
        } catch (error) {
          if (this.#database.hasWritten || !ApiError.is(error)) throw error;
          outcomes.push({ error });
        }
      }
      this.#hooks.flush();
      this.#database.commit();
      this.#hooks.committed();
      return outcomes;
    } catch (error) {
      this.#undo();
      return group.length === 1 ? [{ error }] : undefined;
    }
  }

  #commitAlone(job: Job): Outcome {
    try {
      this.#begin();
      const value = job.run();
      this.#hooks.flush();
      this.#database.commit();
      this.#hooks.committed();
      return { value };
    } catch (error) {
      this.#undo();
      return { error };
    }
  }

  #begin(): void {
    this.#database.begin();
    const version = this.#database.dataVersion();
    if (version !== this.#dataVersion) this.#hooks.forget();
    this.#dataVersion = version;
  }

  #undo(): void {
    this.#database.rollback();
    this.#hooks.forget();
  }
}
