import type { Int64, OnlineScoringConfig, Scorer } from '@millrace/protocol';
import { parseTraceFilter } from '@millrace/search';
import {
  checkSampleRate,
  checkScorerModel,
  checkScorerName,
  checkSerializedScorer,
  onlineScoringRefused,
  readExperimentId,
  respelledScorer,
  scorerNotFound,
  type ScorerStore,
} from '@millrace/store';
import { searching } from '../../search/refusals.ts';
import { reading, type Session } from '../session.ts';

interface VersionRow {
  experiment_id: number;
  name: string;
  version: number;
  serialized_scorer: string;
  creation_time: Int64;
  scorer_id: string;
}

interface ConfigRow {
  config_id: string;
  scorer_id: string;
  sample_rate: number;
  experiment_id: number;
  filter_string: string | null;
}

interface ScorerHandle {
  readonly scorer_key: number;
  readonly experiment_id: number;
}

const VERSIONS =
  'SELECT s.experiment_id, s.name, v.version, v.serialized_scorer, v.creation_time, s.scorer_id ' +
  'FROM scorers s JOIN scorer_versions v USING (scorer_key)';
const NEWEST = 'v.version = (SELECT max(version) FROM scorer_versions n WHERE n.scorer_key = s.scorer_key)';
const CONFIGS =
  'SELECT c.config_id, s.scorer_id, c.sample_rate, s.experiment_id, c.filter_string ' +
  'FROM online_scoring_configs c JOIN scorers s USING (scorer_key)';

export class SqliteScorerStore implements ScorerStore {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  register(experimentId: string, name: string, serialized: string): Promise<Scorer> {
    const { database, environment } = this.#session;
    return this.#session.write(() => {
      checkSerializedScorer(serialized);
      checkScorerName(name);
      const { experiment_id } = this.#session.activeExperiment(experimentId);
      checkScorerModel(serialized);
      const key =
        this.#find(experiment_id, name)?.scorer_key ??
        database.run(
          'INSERT INTO scorers (scorer_id, experiment_id, name) VALUES (?, ?, ?)',
          asUuid(environment.newId()),
          experiment_id,
          name,
        ).lastInsertRowid;
      database.run(
        'INSERT INTO scorer_versions SELECT ?, ifnull(max(version), 0) + 1, ?, ? FROM scorer_versions ' +
          'WHERE scorer_key = ?',
        key,
        serialized,
        environment.nowMs(),
        key,
      );
      return this.#version(key, name);
    });
  }

  list(experimentIds?: readonly string[]): Promise<Scorer[]> {
    return reading(() => {
      const order = 'ORDER BY s.experiment_id, s.name';
      const active = "JOIN experiments e USING (experiment_id) WHERE e.lifecycle_stage = 'active'";
      const rows =
        experimentIds === undefined
          ? this.#rows(`${VERSIONS} ${active} AND ${NEWEST} ${order}`)
          : this.#rows(
              `${VERSIONS} ${active} AND s.experiment_id IN (SELECT value FROM json_each(?)) AND ${NEWEST} ${order}`,
              JSON.stringify(experimentIds.map(readExperimentId)),
            );
      return rows.map(toListedScorer);
    });
  }

  listOf(experimentId: string): Promise<Scorer[]> {
    return reading(() => {
      const { experiment_id } = this.#session.activeExperiment(experimentId);
      return this.#rows(
        `${VERSIONS} WHERE s.experiment_id = ? AND ${NEWEST} ORDER BY s.name`,
        experiment_id,
      ).map(toListedScorer);
    });
  }

  versions(experimentId: string, name: string): Promise<Scorer[]> {
    return reading(() => {
      const scorer = this.#findActive(experimentId, name);
      const rows = this.#rows(`${VERSIONS} WHERE s.scorer_key = ? ORDER BY v.version`, scorer.scorer_key);
      if (rows.length === 0) throw scorerNotFound(name, experimentId);
      return rows.map(toListedScorer);
    });
  }

  get(experimentId: string, name: string, version?: number): Promise<Scorer> {
    return reading(() => {
      const { scorer_key } = this.#findActive(experimentId, name);
      const [row] =
        version === undefined
          ? this.#rows(`${VERSIONS} WHERE s.scorer_key = ? AND ${NEWEST}`, scorer_key)
          : this.#rows(`${VERSIONS} WHERE s.scorer_key = ? AND v.version = ?`, scorer_key, version);
      if (row === undefined) throw scorerNotFound(name, experimentId, version);
      return toScorer(row);
    });
  }

  delete(experimentId: string, name: string, version?: number): Promise<void> {
    const { database } = this.#session;
    return this.#session.write(() => {
      const { scorer_key } = this.#findActive(experimentId, name);
      const { changes } =
        version === undefined
          ? database.run('DELETE FROM scorer_versions WHERE scorer_key = ?', scorer_key)
          : database.run(
              'DELETE FROM scorer_versions WHERE scorer_key = ? AND version = ?',
              scorer_key,
              version,
            );
      if (changes === 0) throw scorerNotFound(name, experimentId, version);
      if (version === undefined) database.run('DELETE FROM scorers WHERE scorer_key = ?', scorer_key);
    });
  }

  onlineConfigs(scorerIds: readonly string[]): Promise<OnlineScoringConfig[]> {
    return reading(() =>
      this.#session.database
        .rows<ConfigRow>(
          `${CONFIGS} WHERE s.scorer_id IN (SELECT value FROM json_each(?)) ORDER BY c.scorer_key`,
          JSON.stringify(scorerIds),
        )
        .map(toConfig),
    );
  }

  setOnlineConfig(draft: Parameters<ScorerStore['setOnlineConfig']>[0]): Promise<OnlineScoringConfig> {
    const { database, environment } = this.#session;
    const { experiment_id, name, sample_rate, filter_string } = draft;
    return this.#session.write(() => {
      checkSampleRate(sample_rate);
      searching(() => parseTraceFilter(filter_string));
      const { scorer_key } = this.#findActive(experiment_id, name);
      if (sample_rate > 0) throw onlineScoringRefused(name);
      database.run(
        'INSERT OR REPLACE INTO online_scoring_configs VALUES (?, ?, ?, ?)',
        scorer_key,
        environment.newId(),
        sample_rate,
        filter_string ?? null,
      );
      const row = database.row<ConfigRow>(`${CONFIGS} WHERE c.scorer_key = ?`, scorer_key);
      if (row === undefined) throw new Error(`the config of scorer ${scorer_key} is missing`);
      return toConfig(row);
    });
  }

  #find(experimentId: number, name: string): ScorerHandle | undefined {
    return this.#session.database.row<ScorerHandle>(
      'SELECT scorer_key, experiment_id FROM scorers WHERE experiment_id = ? AND name = ?',
      experimentId,
      name,
    );
  }

  #findActive(experimentId: string, name: string): ScorerHandle {
    const scorer = this.#find(this.#session.activeExperiment(experimentId).experiment_id, name);
    if (scorer === undefined) throw scorerNotFound(name, experimentId);
    return scorer;
  }

  #version(key: number, name: string): Scorer {
    const [row] = this.#rows(`${VERSIONS} WHERE s.scorer_key = ? AND ${NEWEST}`, key);
    if (row === undefined) throw new Error(`scorer ${name} is missing`);
    return toScorer(row);
  }

  #rows(text: string, ...values: (string | number)[]): VersionRow[] {
    return this.#session.database.rows<VersionRow>(text, ...values);
  }
}

function toScorer(row: VersionRow): Scorer {
  return {
    experiment_id: row.experiment_id,
    scorer_name: row.name,
    scorer_version: row.version,
    serialized_scorer: row.serialized_scorer,
    creation_time: row.creation_time,
    scorer_id: row.scorer_id,
  };
}

/** Lists show the scorer's JSON as MLflow writes it, not as it was sent. */
function toListedScorer(row: VersionRow): Scorer {
  return toScorer({ ...row, serialized_scorer: respelledScorer(row.serialized_scorer) });
}

function toConfig(row: ConfigRow): OnlineScoringConfig {
  return {
    online_scoring_config_id: row.config_id,
    scorer_id: row.scorer_id,
    sample_rate: row.sample_rate,
    experiment_id: String(row.experiment_id),
    filter_string: row.filter_string ?? undefined,
  };
}

/** 32 hex digits in the form of a UUID. */
function asUuid(id: string): string {
  return id.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
