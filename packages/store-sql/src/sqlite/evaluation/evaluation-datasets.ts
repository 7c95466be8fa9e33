import { type EvaluationDataset, notFound, USER_TAG } from '@millrace/protocol';
import { parseEvaluationDatasetFilter, parseEvaluationDatasetOrderBy } from '@millrace/search';
import {
  checkEvaluationDatasetName,
  type EvaluationDatasetStore,
  type KeyValue,
  type Page,
  readEvaluationDatasetTags,
} from '@millrace/store';
import { searchPage } from '../../search/page.ts';
import { searching } from '../../search/refusals.ts';
import { sql } from '../../search/sql.ts';
import { reading, type Session } from '../session.ts';
import {
  datasetDigest,
  datasetHandle,
  EVALUATION_DATASET_FIELDS,
  findDatasetHandle,
  readDatasets,
} from './evaluation-dataset-reader.ts';
import { EvaluationRecords } from './evaluation-records.ts';

export class SqliteEvaluationDatasetStore implements EvaluationDatasetStore {
  readonly #session: Session;
  readonly #records: EvaluationRecords;

  constructor(session: Session) {
    this.#session = session;
    this.#records = new EvaluationRecords(session);
  }

  create(draft: Parameters<EvaluationDatasetStore['create']>[0]): Promise<EvaluationDataset> {
    const { database, environment } = this.#session;
    const { name, experiment_ids, tags: text } = draft;
    return this.#session.write(() => {
      checkEvaluationDatasetName(name);
      const tags =
        text === undefined || text === '' ? [] : readEvaluationDatasetTags(text, { mayBeNull: true });
      const user = tags.find(({ key }) => key === USER_TAG)?.value ?? null;
      const now = environment.nowMs();
      const { lastInsertRowid: key } = database.run(
        'INSERT INTO evaluation_datasets (dataset_id, name, digest, record_count, created_time, last_update_time, ' +
          'created_by, last_updated_by) VALUES (?, ?, ?, 0, ?, ?, ?, ?)',
        `d-${environment.newId()}`,
        name,
        datasetDigest(name, now),
        now,
        now,
        user,
        user,
      );
      this.#writeTags(key, tags);
      this.#addExperiments(key, experiment_ids);
      return { ...this.#read(key), experiment_ids: [...new Set(experiment_ids)] };
    });
  }

  get(id: string): Promise<EvaluationDataset> {
    return reading(() => this.#read(datasetHandle(this.#session.database, id).dataset_key));
  }

  delete(id: string): Promise<void> {
    return this.#session.write(() => {
      this.#session.database.run('DELETE FROM evaluation_datasets WHERE dataset_id = ?', id);
    });
  }

  search(query: Parameters<EvaluationDatasetStore['search']>[0]): Promise<Page<EvaluationDataset>> {
    const { database } = this.#session;
    return reading(() => {
      const page = searchPage({
        database,
        fields: EVALUATION_DATASET_FIELDS,
        from: 'evaluation_datasets d',
        key: 'd.dataset_key',
        where:
          query.experiment_ids.length === 0
            ? sql('1')
            : sql(
                'd.dataset_key IN (SELECT dataset_key FROM evaluation_dataset_experiments ' +
                  'WHERE experiment_id IN (SELECT value FROM json_each(?)))',
                JSON.stringify(query.experiment_ids),
              ),
        filter: searching(() => parseEvaluationDatasetFilter(query.filter)),
        order: searching(() => parseEvaluationDatasetOrderBy(query.order_by)),
        tieBreak: { entity: 'attribute', key: 'dataset_id', ascending: false },
        max_results: query.max_results,
        page_token: query.page_token,
      });
      return { items: readDatasets(database, page.keys), next_page_token: page.next_page_token };
    });
  }

  setTags(id: string, tags: string): Promise<void> {
    return this.#session.write(() => {
      const pairs = readEvaluationDatasetTags(tags, { mayBeNull: false });
      const dataset = findDatasetHandle(this.#session.database, id);
      if (dataset === undefined) throw notFound(`Could not find evaluation dataset with ID ${id}`);
      this.#writeTags(dataset.dataset_key, pairs);
    });
  }

  deleteTag(id: string, key: string): Promise<void> {
    return this.#session.write(() => {
      this.#session.database.run(
        'DELETE FROM evaluation_dataset_tags WHERE key = ? AND dataset_key = ' +
          '(SELECT dataset_key FROM evaluation_datasets WHERE dataset_id = ?)',
        key,
        id,
      );
    });
  }

  upsertRecords(id: string, records: string): Promise<{ inserted: number; updated: number }> {
    return this.#session.write(() => this.#records.upsert(id, records));
  }

  records(
    query: Parameters<EvaluationDatasetStore['records']>[0],
  ): ReturnType<EvaluationDatasetStore['records']> {
    return reading(() => this.#records.page(query));
  }

  deleteRecords(id: string, recordIds: readonly string[]): Promise<number> {
    return this.#session.write(() => this.#records.delete(id, recordIds));
  }

  experimentIds(id: string): Promise<string[]> {
    return reading(() =>
      this.#session.database
        .tuples<readonly [string]>(
          'SELECT e.experiment_id FROM evaluation_datasets d JOIN evaluation_dataset_experiments e ' +
            'USING (dataset_key) WHERE d.dataset_id = ? ORDER BY e.experiment_id',
          id,
        )
        .map(([experimentId]) => experimentId),
    );
  }

  addExperiments(id: string, experimentIds: readonly string[]): Promise<EvaluationDataset> {
    const { database } = this.#session;
    return this.#session.write(() => {
      const key = this.#changeable(id);
      for (const experimentId of experimentIds) {
        const row = database.row(
          'SELECT 1 FROM experiments WHERE CAST(experiment_id AS TEXT) = ?',
          experimentId,
        );
        if (row === undefined) throw notFound(`No Experiment with id=${experimentId}`);
      }
      this.#addExperiments(key, experimentIds);
      this.#touch(key);
      return this.#read(key);
    });
  }

  removeExperiments(id: string, experimentIds: readonly string[]): Promise<EvaluationDataset> {
    const { database } = this.#session;
    return this.#session.write(() => {
      const key = this.#changeable(id);
      const { changes } = database.run(
        'DELETE FROM evaluation_dataset_experiments WHERE dataset_key = ? ' +
          'AND experiment_id IN (SELECT value FROM json_each(?))',
        key,
        JSON.stringify(experimentIds),
      );
      if (changes > 0) this.#touch(key);
      return this.#read(key);
    });
  }

  #changeable(id: string): number {
    const dataset = findDatasetHandle(this.#session.database, id);
    if (dataset === undefined) throw notFound(`Dataset '${id}' not found`);
    return dataset.dataset_key;
  }

  #read(key: number): EvaluationDataset {
    const [dataset] = readDatasets(this.#session.database, [key]);
    if (dataset === undefined) throw new Error(`evaluation dataset ${key} is missing`);
    return dataset;
  }

  #writeTags(key: number, tags: readonly KeyValue[]): void {
    for (const tag of tags) {
      this.#session.database.run(
        'INSERT INTO evaluation_dataset_tags (dataset_key, key, value) VALUES (?, ?, ?) ' +
          'ON CONFLICT DO UPDATE SET value = excluded.value',
        key,
        tag.key,
        tag.value,
      );
    }
  }

  #addExperiments(key: number, experimentIds: readonly string[]): void {
    for (const experimentId of experimentIds) {
      this.#session.database.run(
        'INSERT INTO evaluation_dataset_experiments VALUES (?, ?) ON CONFLICT DO NOTHING',
        key,
        experimentId,
      );
    }
  }

  #touch(key: number): void {
    this.#session.database.run(
      'UPDATE evaluation_datasets SET last_update_time = ? WHERE dataset_key = ?',
      this.#session.environment.nowMs(),
      key,
    );
  }
}
