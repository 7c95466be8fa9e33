import {
  ApiError,
  type Experiment,
  type ExperimentActivity,
  type LifecycleStage,
  notFound,
} from '@millrace/protocol';
import { parseExperimentFilter, parseExperimentOrderBy } from '@millrace/search';
import {
  appendToUri,
  checkCustomViewCount,
  checkExperimentActive,
  experimentNotFound,
  type ExperimentStore,
  type KeyValue,
  type Page,
  readExperimentId,
  type SearchExperiments,
} from '@millrace/store';
import { searching } from '../search/refusals.ts';
import { searchPage } from '../search/page.ts';
import { readActivity } from './experiment-activity.ts';
import { EXPERIMENT_FIELDS } from './experiment-fields.ts';
import { reading, type Session } from './session.ts';

interface ExperimentRow {
  experiment_id: number;
  name: string;
  artifact_location: string;
  lifecycle_stage: LifecycleStage;
  creation_time: number;
  last_update_time: number;
}

const STAGES = {
  ACTIVE_ONLY: "e.lifecycle_stage = 'active'",
  DELETED_ONLY: "e.lifecycle_stage = 'deleted'",
  ALL: '1',
} as const;

export class SqliteExperimentStore implements ExperimentStore {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  create(draft: Parameters<ExperimentStore['create']>[0]): Promise<string> {
    const { database, environment } = this.#session;
    return this.#session.write(() => {
      this.#session.changes.experiments();
      if (database.row('SELECT 1 FROM experiments WHERE name = ?', draft.name) !== undefined) {
        throw nameTaken(draft.name);
      }
      const now = environment.nowMs();
      const { lastInsertRowid: id } = database.run(
        "INSERT INTO experiments (name, artifact_location, lifecycle_stage, creation_time, last_update_time) VALUES (?, ?, 'active', ?, ?)",
        draft.name,
        draft.artifact_location ?? '',
        now,
        now,
      );
      if (draft.artifact_location === undefined) {
        const location = appendToUri(environment.defaultArtifactRoot, String(id));
        database.run('UPDATE experiments SET artifact_location = ? WHERE experiment_id = ?', location, id);
      }
      for (const tag of draft.tags) this.#writeTag(id, tag);
      return String(id);
    });
  }

  get(experimentId: string): Promise<Experiment> {
    return reading(() => {
      const id = readExperimentId(experimentId);
      const row = this.#find(id);
      if (row === undefined) throw experimentNotFound(id);
      return this.#toEntity(row);
    });
  }

  getByName(name: string): Promise<Experiment> {
    return reading(() => {
      const row = this.#session.database.row<ExperimentRow>('SELECT * FROM experiments WHERE name = ?', name);
      if (row === undefined) throw notFound(`Could not find experiment with name '${name}'`);
      return this.#toEntity(row);
    });
  }

  rename(experimentId: string, name: string): Promise<void> {
    const { database, environment } = this.#session;
    return this.#session.write(() => {
      this.#session.changes.experiments();
      const id = readExperimentId(experimentId);
      const row = this.#find(id);
      if (row === undefined) throw experimentNotFound(id);
      if (row.lifecycle_stage !== 'active')
        throw new ApiError('INVALID_STATE', 'Cannot rename a non-active experiment.');
      const other = database.row<{ experiment_id: number }>(
        'SELECT experiment_id FROM experiments WHERE name = ?',
        name,
      );
      if (other !== undefined && other.experiment_id !== id) throw nameTaken(name);
      database.run(
        'UPDATE experiments SET name = ?, last_update_time = ? WHERE experiment_id = ?',
        name,
        environment.nowMs(),
        id,
      );
    });
  }

  delete(experimentId: string): Promise<void> {
    return this.#changeStage(experimentId, 'active', 'deleted');
  }

  restore(experimentId: string): Promise<void> {
    return this.#changeStage(experimentId, 'deleted', 'active');
  }

  search(query: SearchExperiments): Promise<Page<Experiment>> {
    return reading(() => {
      const filter = searching(() => parseExperimentFilter(query.filter));
      const order = searching(() => parseExperimentOrderBy(query.order_by));
      const ownOrder = order.length > 0;
      const ids = searchPage({
        database: this.#session.database,
        fields: EXPERIMENT_FIELDS,
        from: 'experiments e',
        key: 'e.experiment_id',
        where: { sql: STAGES[query.view_type], values: [] },
        filter,
        order: ownOrder ? order : [{ entity: 'attribute', key: 'creation_time', ascending: false }],
        tieBreak: { entity: 'attribute', key: 'experiment_id', ascending: !ownOrder },
        max_results: query.max_results,
        page_token: query.page_token,
      });
      const items = ids.keys.flatMap((id) => {
        const row = this.#find(id);
        return row === undefined ? [] : [this.#toEntity(row)];
      });
      return { items, next_page_token: ids.next_page_token };
    });
  }

  activity(experimentIds: readonly string[]): Promise<ExperimentActivity[]> {
    return reading(() => readActivity(this.#session, experimentIds.map(readExperimentId)));
  }

  setTag(experimentId: string, tag: KeyValue): Promise<void> {
    return this.#session.write(() => {
      this.#session.changes.experiments();
      const { experiment_id } = this.#session.activeExperiment(experimentId);
      this.#writeTag(experiment_id, tag);
      checkCustomViewCount(
        this.#tags(experiment_id).map(({ key }) => key),
        String(experiment_id),
      );
    });
  }

  deleteTag(experimentId: string, key: string): Promise<void> {
    const { database } = this.#session;
    return this.#session.write(() => {
      this.#session.changes.experiments();
      const id = readExperimentId(experimentId);
      const row = this.#find(id);
      if (row === undefined) throw experimentNotFound(id);
      checkExperimentActive(id, row.lifecycle_stage);
      const { changes } = database.run(
        'DELETE FROM experiment_tags WHERE experiment_id = ? AND key = ?',
        id,
        key,
      );
      if (changes === 0) throw notFound(`No tag with name: ${key} in experiment with id ${id}`);
    });
  }

  #changeStage(experimentId: string, from: LifecycleStage, to: LifecycleStage): Promise<void> {
    const { database, environment } = this.#session;
    return this.#session.write(() => {
      this.#session.changes.experiments();
      const id = readExperimentId(experimentId);
      const row = this.#find(id);
      if (row === undefined || row.lifecycle_stage !== from) throw experimentNotFound(id);
      const now = environment.nowMs();
      database.run(
        'UPDATE experiments SET lifecycle_stage = ?, last_update_time = ? WHERE experiment_id = ?',
        to,
        now,
        id,
      );
      database.run(
        `UPDATE runs SET deleted_time = ? WHERE experiment_id = ? AND deleted_time IS ${from === 'active' ? 'NULL' : 'NOT NULL'}`,
        to === 'deleted' ? now : null,
        id,
      );
      this.#session.forgetRuns();
    });
  }

  #find(id: number): ExperimentRow | undefined {
    return this.#session.database.row<ExperimentRow>('SELECT * FROM experiments WHERE experiment_id = ?', id);
  }

  #tags(id: number): KeyValue[] {
    return this.#session.database.rows<KeyValue>(
      'SELECT key, value FROM experiment_tags WHERE experiment_id = ? ORDER BY key',
      id,
    );
  }

  #writeTag(id: number, tag: KeyValue): void {
    this.#session.database.run(
      'INSERT INTO experiment_tags VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
      id,
      tag.key,
      tag.value,
    );
  }

  #toEntity(row: ExperimentRow): Experiment {
    const { experiment_id, ...rest } = row;
    return {
      ...rest,
      experiment_id: String(experiment_id),
      tags: this.#tags(experiment_id),
      workspace: 'default',
    };
  }
}

function nameTaken(name: string): ApiError {
  return new ApiError('RESOURCE_ALREADY_EXISTS', `Experiment(name=${name}) already exists.`);
}
