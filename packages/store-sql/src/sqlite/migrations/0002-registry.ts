/**
 * The tables of the model registry. A deleted version's row is gone; `version_max` keeps its number from being
 * given again. `registry_events` is the history, which outlives what it tells of: `registered_key` is no reference.
 */
export const REGISTRY_SCHEMA = `
CREATE TABLE registered_models (
  registered_key INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  creation_time INTEGER NOT NULL,
  last_updated_time INTEGER NOT NULL,
  description TEXT,
  version_max INTEGER NOT NULL
) STRICT;
CREATE INDEX registered_models_by_update ON registered_models (last_updated_time, name);

CREATE TABLE registered_model_tags (
  registered_key INTEGER NOT NULL REFERENCES registered_models ON DELETE CASCADE,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (registered_key, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX prompts ON registered_model_tags (registered_key)
  WHERE key = 'mlflow.prompt.is_prompt' AND value = 'true';

CREATE TABLE model_versions (
  version_key INTEGER PRIMARY KEY AUTOINCREMENT,
  registered_key INTEGER NOT NULL REFERENCES registered_models ON DELETE CASCADE,
  version INTEGER NOT NULL,
  creation_time INTEGER NOT NULL,
  last_updated_time INTEGER NOT NULL,
  description TEXT,
  current_stage TEXT NOT NULL,
  source TEXT NOT NULL,
  storage_location TEXT NOT NULL,
  run_id TEXT NOT NULL,
  run_link TEXT NOT NULL,
  model_id TEXT,
  UNIQUE (registered_key, version)
) STRICT;
CREATE INDEX model_versions_by_stage ON model_versions (registered_key, current_stage, version);
CREATE INDEX model_versions_by_update ON model_versions (last_updated_time DESC);
CREATE INDEX model_versions_by_run ON model_versions (run_id) WHERE run_id != '';
CREATE INDEX model_versions_by_model ON model_versions (model_id) WHERE model_id IS NOT NULL;

CREATE TABLE model_version_tags (
  version_key INTEGER NOT NULL REFERENCES model_versions ON DELETE CASCADE,
  key TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (version_key, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX prompt_versions ON model_version_tags (version_key)
  WHERE key = 'mlflow.prompt.is_prompt' AND value = 'true';

CREATE TABLE registered_model_aliases (
  registered_key INTEGER NOT NULL REFERENCES registered_models ON DELETE CASCADE,
  alias TEXT NOT NULL,
  version INTEGER NOT NULL,
  PRIMARY KEY (registered_key, alias),
  FOREIGN KEY (registered_key, version) REFERENCES model_versions (registered_key, version) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX aliases_by_version ON registered_model_aliases (registered_key, version);

CREATE TABLE promotion_policies (
  registered_key INTEGER PRIMARY KEY REFERENCES registered_models ON DELETE CASCADE,
  policy TEXT NOT NULL
) STRICT;

CREATE TABLE model_version_approvals (
  version_key INTEGER NOT NULL REFERENCES model_versions ON DELETE CASCADE,
  alias TEXT NOT NULL,
  approver TEXT NOT NULL,
  comment TEXT NOT NULL,
  time INTEGER NOT NULL,
  PRIMARY KEY (version_key, alias, approver)
) STRICT, WITHOUT ROWID;

CREATE TABLE registry_events (
  event_id INTEGER PRIMARY KEY AUTOINCREMENT,
  registered_key INTEGER NOT NULL,
  name TEXT NOT NULL,
  version INTEGER,
  action TEXT NOT NULL,
  key TEXT,
  old_value TEXT,
  new_value TEXT,
  actor TEXT NOT NULL,
  time INTEGER NOT NULL
) STRICT;
CREATE INDEX registry_events_by_model ON registry_events (registered_key, event_id);
CREATE INDEX registry_events_by_name ON registry_events (name, event_id);
CREATE INDEX registry_events_by_alias ON registry_events (registered_key, key, event_id)
  WHERE action IN ('ALIAS_SET', 'ALIAS_DELETED');
`;
