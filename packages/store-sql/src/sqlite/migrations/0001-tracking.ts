/**
 * The tables of tracking. Keys of params, metrics and tags are interned in `names`, runs are known inside by
 * `run_key`. The latest point of a metric is in its row of `metric_series`, and nowhere else. The points before
 * it lie in `metric_chunks`, all metrics of a run together; older ones in `metric_blocks`, one metric a block,
 * compressed, in history order without overlap. `sealed_chunk` is the last chunk whose points of this metric are
 * in blocks.
 */
export const TRACKING_SCHEMA = `
CREATE TABLE experiments (
  experiment_id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  artifact_location TEXT NOT NULL,
  lifecycle_stage TEXT NOT NULL CHECK (lifecycle_stage IN ('active', 'deleted')),
  creation_time INTEGER NOT NULL,
  last_update_time INTEGER NOT NULL
) STRICT;
CREATE INDEX experiments_by_creation ON experiments (creation_time DESC, experiment_id);

CREATE TABLE experiment_tags (
  experiment_id INTEGER NOT NULL REFERENCES experiments ON DELETE CASCADE,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (experiment_id, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE names (
  name_id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE
) STRICT;
INSERT INTO names VALUES (1, 'mlflow.runName');

CREATE TABLE runs (
  run_key INTEGER PRIMARY KEY AUTOINCREMENT,
  run_id TEXT NOT NULL UNIQUE,
  experiment_id INTEGER NOT NULL REFERENCES experiments,
  run_name TEXT NOT NULL,
  user_id TEXT NOT NULL,
  status TEXT NOT NULL,
  start_time INTEGER NOT NULL,
  end_time INTEGER,
  -- Where the artifacts are, without the run_id in the middle, which would be kept a third time.
  artifact_uri_head TEXT NOT NULL,
  artifact_uri_tail TEXT,
  artifact_uri TEXT NOT NULL AS (artifact_uri_head || run_id || ifnull(artifact_uri_tail, '/artifacts')),
  deleted_time INTEGER,
  lifecycle_stage TEXT NOT NULL AS (CASE WHEN deleted_time IS NULL THEN 'active' ELSE 'deleted' END)
) STRICT;
-- Read backwards for the newest first: new runs come in at the end of it, where SQLite fills its pages best.
CREATE INDEX runs_by_start ON runs (experiment_id, start_time, deleted_time);
CREATE INDEX runs_by_name ON runs (substr(run_name, 1, 64));

CREATE TABLE run_params (
  run_key INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  name_id INTEGER NOT NULL REFERENCES names,
  value TEXT NOT NULL,
  PRIMARY KEY (run_key, name_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX run_params_by_value ON run_params (name_id, substr(value, 1, 64));

CREATE TABLE run_tags (
  run_key INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  name_id INTEGER NOT NULL REFERENCES names,
  value TEXT NOT NULL,
  PRIMARY KEY (run_key, name_id)
) STRICT, WITHOUT ROWID;
-- Without the tag that holds the name of the run.
CREATE INDEX run_tags_by_value ON run_tags (name_id, substr(value, 1, 64)) WHERE name_id <> 1;

CREATE TABLE metric_series (
  run_key INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  name_id INTEGER NOT NULL REFERENCES names,
  sealed_chunk INTEGER NOT NULL,
  latest_step INTEGER NOT NULL,
  latest_timestamp INTEGER NOT NULL,
  latest_value REAL,
  PRIMARY KEY (run_key, name_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE metric_chunks (
  chunk_id INTEGER PRIMARY KEY AUTOINCREMENT,
  run_key INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  is_tidy INTEGER NOT NULL,
  points BLOB NOT NULL
) STRICT;
CREATE INDEX metric_chunks_by_run ON metric_chunks (run_key);
CREATE INDEX metric_chunks_untidy ON metric_chunks (run_key) WHERE is_tidy = 0;

CREATE TABLE metric_blocks (
  run_key INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  name_id INTEGER NOT NULL,
  first_timestamp INTEGER NOT NULL,
  first_step INTEGER NOT NULL,
  first_value REAL NOT NULL,
  first_is_nan INTEGER NOT NULL,
  count INTEGER NOT NULL,
  min_step INTEGER NOT NULL,
  max_step INTEGER NOT NULL,
  has_steps_in_order INTEGER NOT NULL,
  min_value REAL,
  max_value REAL,
  groups BLOB NOT NULL,
  points BLOB NOT NULL,
  PRIMARY KEY (run_key, name_id, first_timestamp, first_step, first_value, first_is_nan)
) STRICT;

CREATE TABLE datasets (
  dataset_key INTEGER PRIMARY KEY,
  experiment_id INTEGER NOT NULL REFERENCES experiments ON DELETE CASCADE,
  name TEXT NOT NULL,
  digest TEXT NOT NULL,
  source_type TEXT NOT NULL,
  source TEXT NOT NULL,
  schema TEXT,
  profile TEXT,
  UNIQUE (experiment_id, name, digest)
) STRICT;

CREATE TABLE run_datasets (
  run_key INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  dataset_key INTEGER NOT NULL REFERENCES datasets ON DELETE CASCADE,
  position INTEGER NOT NULL,
  tags TEXT NOT NULL,
  context TEXT,
  PRIMARY KEY (run_key, dataset_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX run_datasets_by_dataset ON run_datasets (dataset_key);

CREATE TABLE run_models (
  run_key INTEGER NOT NULL REFERENCES runs ON DELETE CASCADE,
  direction TEXT NOT NULL CHECK (direction IN ('input', 'output')),
  model_id TEXT NOT NULL,
  step INTEGER NOT NULL,
  PRIMARY KEY (run_key, direction, model_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE logged_models (
  model_key INTEGER PRIMARY KEY AUTOINCREMENT,
  model_id TEXT NOT NULL UNIQUE,
  experiment_id INTEGER NOT NULL REFERENCES experiments,
  name TEXT NOT NULL,
  artifact_location TEXT NOT NULL,
  creation_timestamp_ms INTEGER NOT NULL,
  last_updated_timestamp_ms INTEGER NOT NULL,
  status INTEGER NOT NULL,
  model_type TEXT,
  source_run_id TEXT,
  status_message TEXT,
  lifecycle_stage TEXT NOT NULL CHECK (lifecycle_stage IN ('active', 'deleted')),
  deleted_time INTEGER
) STRICT;
CREATE INDEX logged_models_by_creation ON logged_models (experiment_id, creation_timestamp_ms DESC, model_key);

CREATE TABLE logged_model_params (
  model_key INTEGER NOT NULL REFERENCES logged_models ON DELETE CASCADE,
  name_id INTEGER NOT NULL REFERENCES names,
  value TEXT NOT NULL,
  PRIMARY KEY (model_key, name_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE logged_model_tags (
  model_key INTEGER NOT NULL REFERENCES logged_models ON DELETE CASCADE,
  name_id INTEGER NOT NULL REFERENCES names,
  value TEXT NOT NULL,
  PRIMARY KEY (model_key, name_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE logged_model_metrics (
  model_key INTEGER NOT NULL REFERENCES logged_models ON DELETE CASCADE,
  name_id INTEGER NOT NULL REFERENCES names,
  timestamp INTEGER NOT NULL,
  step INTEGER NOT NULL,
  run_id TEXT NOT NULL,
  value REAL,
  dataset_name TEXT,
  dataset_digest TEXT,
  PRIMARY KEY (model_key, name_id, timestamp, step, run_id)
) STRICT, WITHOUT ROWID;
`;
