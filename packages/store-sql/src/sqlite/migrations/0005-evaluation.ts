/**
 * The tables of evaluation and review. `evaluation_dataset_experiments` names experiments as text and holds no
 * reference, because MLflow takes ids of experiments that are not there. JSON is spelled as Python spells it.
 */
export const EVALUATION_SCHEMA = `
CREATE TABLE evaluation_datasets (
  dataset_key INTEGER PRIMARY KEY AUTOINCREMENT,
  dataset_id TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL,
  schema TEXT,
  profile TEXT,
  digest TEXT NOT NULL,
  record_count INTEGER NOT NULL,
  created_time INTEGER NOT NULL,
  last_update_time INTEGER NOT NULL,
  created_by TEXT,
  last_updated_by TEXT
) STRICT;
CREATE INDEX evaluation_datasets_by_creation ON evaluation_datasets (created_time DESC, dataset_id DESC);
CREATE INDEX evaluation_datasets_by_name ON evaluation_datasets (name);

CREATE TABLE evaluation_dataset_tags (
  tag_key INTEGER PRIMARY KEY,
  dataset_key INTEGER NOT NULL REFERENCES evaluation_datasets ON DELETE CASCADE,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  UNIQUE (dataset_key, key)
) STRICT;

CREATE TABLE evaluation_dataset_experiments (
  dataset_key INTEGER NOT NULL REFERENCES evaluation_datasets ON DELETE CASCADE,
  experiment_id TEXT NOT NULL,
  PRIMARY KEY (dataset_key, experiment_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX evaluation_datasets_by_experiment ON evaluation_dataset_experiments (experiment_id);

CREATE TABLE evaluation_records (
  record_key INTEGER PRIMARY KEY AUTOINCREMENT,
  record_id TEXT NOT NULL UNIQUE,
  dataset_key INTEGER NOT NULL REFERENCES evaluation_datasets ON DELETE CASCADE,
  -- SHA-256 of the inputs with sorted keys.
  identity BLOB NOT NULL,
  inputs TEXT NOT NULL,
  outputs TEXT,
  expectations TEXT,
  tags TEXT,
  source TEXT,
  source_id TEXT,
  source_type TEXT,
  created_time INTEGER NOT NULL,
  last_update_time INTEGER NOT NULL,
  created_by TEXT,
  last_updated_by TEXT,
  UNIQUE (dataset_key, identity)
) STRICT;
CREATE INDEX evaluation_records_by_creation ON evaluation_records (dataset_key, created_time, record_id);

CREATE TABLE scorers (
  scorer_key INTEGER PRIMARY KEY AUTOINCREMENT,
  scorer_id TEXT NOT NULL UNIQUE,
  experiment_id INTEGER NOT NULL REFERENCES experiments ON DELETE CASCADE,
  name TEXT NOT NULL,
  UNIQUE (experiment_id, name)
) STRICT;

CREATE TABLE scorer_versions (
  scorer_key INTEGER NOT NULL REFERENCES scorers ON DELETE CASCADE,
  version INTEGER NOT NULL,
  serialized_scorer TEXT NOT NULL,
  creation_time INTEGER NOT NULL,
  PRIMARY KEY (scorer_key, version)
) STRICT;

CREATE TABLE online_scoring_configs (
  scorer_key INTEGER PRIMARY KEY REFERENCES scorers ON DELETE CASCADE,
  config_id TEXT NOT NULL,
  sample_rate REAL NOT NULL,
  filter_string TEXT
) STRICT;

CREATE TABLE issues (
  issue_key INTEGER PRIMARY KEY AUTOINCREMENT,
  issue_id TEXT NOT NULL UNIQUE,
  experiment_id INTEGER NOT NULL REFERENCES experiments ON DELETE CASCADE,
  name TEXT NOT NULL,
  description TEXT NOT NULL,
  status TEXT NOT NULL,
  severity TEXT,
  root_causes TEXT NOT NULL,
  categories TEXT NOT NULL,
  source_run_id TEXT REFERENCES runs (run_id) ON DELETE SET NULL,
  created_timestamp INTEGER NOT NULL,
  last_updated_timestamp INTEGER NOT NULL,
  created_by TEXT
) STRICT;
CREATE INDEX issues_by_experiment ON issues (experiment_id);
CREATE INDEX issues_by_run ON issues (source_run_id) WHERE source_run_id IS NOT NULL;

CREATE TABLE label_schemas (
  schema_key INTEGER PRIMARY KEY AUTOINCREMENT,
  schema_id TEXT NOT NULL UNIQUE,
  experiment_id INTEGER NOT NULL REFERENCES experiments ON DELETE CASCADE,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  instruction TEXT,
  enable_comment INTEGER NOT NULL,
  input TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  last_updated_at INTEGER NOT NULL,
  is_default INTEGER NOT NULL,
  UNIQUE (experiment_id, name)
) STRICT;

CREATE TABLE review_queues (
  queue_key INTEGER PRIMARY KEY AUTOINCREMENT,
  queue_id TEXT NOT NULL UNIQUE,
  experiment_id INTEGER NOT NULL REFERENCES experiments ON DELETE CASCADE,
  name TEXT NOT NULL,
  -- The name in lower case: names compare without case.
  name_key TEXT NOT NULL,
  queue_type TEXT NOT NULL,
  created_by TEXT,
  creation_time_ms INTEGER NOT NULL,
  last_update_time_ms INTEGER NOT NULL,
  UNIQUE (experiment_id, name_key)
) STRICT;

CREATE TABLE review_queue_users (
  queue_key INTEGER NOT NULL REFERENCES review_queues ON DELETE CASCADE,
  user TEXT NOT NULL,
  PRIMARY KEY (queue_key, user)
) STRICT, WITHOUT ROWID;
CREATE INDEX review_queues_by_user ON review_queue_users (user);

-- A question that is deleted stays in its queues, as in MLflow.
CREATE TABLE review_queue_schemas (
  queue_key INTEGER NOT NULL REFERENCES review_queues ON DELETE CASCADE,
  schema_id TEXT NOT NULL,
  PRIMARY KEY (queue_key, schema_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE review_queue_items (
  item_key INTEGER PRIMARY KEY AUTOINCREMENT,
  queue_key INTEGER NOT NULL REFERENCES review_queues ON DELETE CASCADE,
  trace_key INTEGER NOT NULL REFERENCES traces ON DELETE CASCADE,
  status TEXT NOT NULL,
  completed_by TEXT,
  completed_time_ms INTEGER,
  creation_time_ms INTEGER NOT NULL,
  last_update_time_ms INTEGER NOT NULL,
  UNIQUE (queue_key, trace_key)
) STRICT;
CREATE INDEX review_queue_items_by_trace ON review_queue_items (trace_key);
`;
