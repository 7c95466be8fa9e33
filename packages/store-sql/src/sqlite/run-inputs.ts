import { DATASET_CONTEXT_TAG, type DatasetInput } from '@millrace/protocol';
import type { RunHandle, Session } from './session.ts';

/** Links of runs to datasets and logged models. */
export class RunInputsWriter {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  /**
   * A dataset is one per (experiment, name, digest): an existing one is used as it is. A link that exists
   * keeps its tags.
   */
  writeDatasets(run: RunHandle, inputs: readonly DatasetInput[]): void {
    const { database } = this.#session;
    for (const [position, { dataset, tags = [] }] of inputs.entries()) {
      database.run(
        'INSERT OR IGNORE INTO datasets (experiment_id, name, digest, source_type, source, schema, profile) VALUES (?, ?, ?, ?, ?, ?, ?)',
        run.experiment_id,
        dataset.name,
        dataset.digest,
        dataset.source_type,
        dataset.source,
        dataset.schema ?? null,
        dataset.profile ?? null,
      );
      const row = database.row<{ dataset_key: number }>(
        'SELECT dataset_key FROM datasets WHERE experiment_id = ? AND name = ? AND digest = ?',
        run.experiment_id,
        dataset.name,
        dataset.digest,
      );
      database.run(
        'INSERT OR IGNORE INTO run_datasets VALUES (?, ?, ?, ?, ?)',
        run.run_key,
        row?.dataset_key ?? 0,
        position,
        JSON.stringify(tags.map(({ key, value }) => [key, value])),
        tags.find(({ key }) => key === DATASET_CONTEXT_TAG)?.value ?? null,
      );
    }
  }

  /** The same link again changes nothing. */
  writeModels(
    run: RunHandle,
    direction: 'input' | 'output',
    models: readonly { model_id: string; step: number | bigint }[],
  ): void {
    for (const { model_id, step } of models) {
      this.#session.database.run(
        'INSERT OR IGNORE INTO run_models VALUES (?, ?, ?, ?)',
        run.run_key,
        direction,
        model_id,
        step,
      );
    }
  }
}
