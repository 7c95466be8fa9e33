import type { DeletedThing, GarbageStore } from '@millrace/store';
import { reading, type Session } from './session.ts';

interface DeletedRow {
  id: string;
  artifact_uri: string;
  deleted_time: number | null;
}

export class SqliteGarbageStore implements GarbageStore {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  listDeleted(deletedBeforeMs: number): Promise<DeletedThing[]> {
    return reading(() => [
      ...this.#list(
        'run',
        "SELECT run_id AS id, artifact_uri, deleted_time FROM runs WHERE lifecycle_stage = 'deleted'",
        deletedBeforeMs,
      ),
      ...this.#list(
        'logged-model',
        "SELECT model_id AS id, artifact_location AS artifact_uri, deleted_time FROM logged_models WHERE lifecycle_stage = 'deleted'",
        deletedBeforeMs,
      ),
      ...this.#list(
        'experiment',
        'SELECT CAST(experiment_id AS TEXT) AS id, artifact_location AS artifact_uri, last_update_time AS deleted_time ' +
          "FROM experiments WHERE lifecycle_stage = 'deleted'",
        deletedBeforeMs,
      ),
    ]);
  }

  purge(things: readonly DeletedThing[]): Promise<void> {
    const { database } = this.#session;
    return this.#session.write(() => {
      for (const { kind, id } of things) {
        if (kind === 'run')
          database.run("DELETE FROM runs WHERE run_id = ? AND lifecycle_stage = 'deleted'", id);
        else if (kind === 'logged-model') {
          database.run("DELETE FROM logged_models WHERE model_id = ? AND lifecycle_stage = 'deleted'", id);
        } else this.#purgeExperiment(Number(id));
      }
      this.#session.forgetRuns();
      this.#session.series.forget();
    });
  }

  #list(kind: DeletedThing['kind'], text: string, deletedBeforeMs: number): DeletedThing[] {
    const rows = this.#session.database.rows<DeletedRow>(text);
    return rows.flatMap(({ id, artifact_uri, deleted_time }) =>
      (deleted_time ?? 0) <= deletedBeforeMs
        ? [{ kind, id, artifact_uri, deleted_time: deleted_time ?? 0 }]
        : [],
    );
  }

  #purgeExperiment(id: number): void {
    const { database } = this.#session;
    const row = database.row(
      'SELECT 1 FROM experiments WHERE experiment_id = ? AND lifecycle_stage = ?',
      id,
      'deleted',
    );
    if (row === undefined) return;
    database.run('DELETE FROM evaluation_dataset_experiments WHERE experiment_id = ?', String(id));
    for (const table of ['traces', 'runs', 'logged_models', 'experiments']) {
      database.run(`DELETE FROM ${table} WHERE experiment_id = ?`, id);
    }
  }
}
