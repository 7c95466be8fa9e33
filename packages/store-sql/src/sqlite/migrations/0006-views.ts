/** Saved views of the runs of experiments; `search` is the query of the view's address. */
export const VIEWS_SCHEMA = `
CREATE TABLE saved_views (
  view_id TEXT NOT NULL PRIMARY KEY,
  experiment_id INTEGER NOT NULL REFERENCES experiments ON DELETE CASCADE,
  name TEXT NOT NULL,
  search TEXT NOT NULL,
  created_by TEXT NOT NULL,
  creation_time INTEGER NOT NULL,
  last_update_time INTEGER NOT NULL,
  UNIQUE (experiment_id, name)
) STRICT, WITHOUT ROWID;
`;
