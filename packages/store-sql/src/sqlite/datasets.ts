import { type DatasetSummary, SEARCH_DATASETS_RESULTS_MAX } from '@millrace/protocol';
import { type DatasetStore, readExperimentId } from '@millrace/store';
import { reading, type Session } from './session.ts';

export class SqliteDatasetStore implements DatasetStore {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  summaries(experimentIds: readonly string[]): Promise<DatasetSummary[]> {
    return reading(() => {
      const ids = JSON.stringify(experimentIds.map(readExperimentId));
      const rows = this.#session.database.rows<
        Omit<DatasetSummary, 'experiment_id' | 'context'> & { experiment_id: number; context: string | null }
      >(
        'SELECT DISTINCT d.experiment_id, d.name, d.digest, l.context FROM run_datasets l JOIN datasets d USING (dataset_key) ' +
          'WHERE d.experiment_id IN (SELECT value FROM json_each(?)) LIMIT +?',
        ids,
        SEARCH_DATASETS_RESULTS_MAX,
      );
      return rows.map((row) => ({
        ...row,
        experiment_id: String(row.experiment_id),
        context: row.context ?? undefined,
      }));
    });
  }
}
