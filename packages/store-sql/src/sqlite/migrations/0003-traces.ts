/**
 * The tables of traces. A search reads the row of a trace and never its spans: what spans say of their trace is in
 * its columns. Spans that came together lie compressed in one row of `span_chunks`; `spans` says where each is and
 * keeps what filters and aggregates need. A span that is sent again points to its newer text.
 */
export const TRACES_SCHEMA = `
CREATE TABLE traces (
  trace_key INTEGER PRIMARY KEY AUTOINCREMENT,
  trace_id TEXT NOT NULL UNIQUE,
  experiment_id INTEGER NOT NULL REFERENCES experiments,
  timestamp_ms INTEGER NOT NULL,
  execution_time_ms INTEGER,
  status TEXT NOT NULL,
  client_request_id TEXT,
  request_preview TEXT,
  response_preview TEXT,
  trace_name TEXT,
  session_id TEXT,
  -- Totals as JSON, as metadata shows them.
  token_usage TEXT,
  cost TEXT,
  -- Whether a client has said what the trace is, so that spans may only fill gaps.
  is_finalized INTEGER NOT NULL,
  spans_location TEXT,
  -- Only when it is not the usual place below the experiment.
  artifact_location TEXT
) STRICT;
CREATE INDEX traces_by_time ON traces (experiment_id, timestamp_ms DESC);
-- As searches order by it: traces without a duration come last either way.
CREATE INDEX traces_by_longest ON traces (experiment_id, execution_time_ms IS NULL, execution_time_ms DESC);
CREATE INDEX traces_by_shortest ON traces (experiment_id, execution_time_ms IS NULL, execution_time_ms);
CREATE INDEX traces_by_session ON traces (session_id) WHERE session_id IS NOT NULL;

CREATE TABLE trace_tags (
  trace_key INTEGER NOT NULL REFERENCES traces ON DELETE CASCADE,
  name_id INTEGER NOT NULL REFERENCES names,
  value TEXT NOT NULL,
  PRIMARY KEY (trace_key, name_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX trace_tags_by_value ON trace_tags (name_id, substr(value, 1, 64));

CREATE TABLE trace_metadata (
  trace_key INTEGER NOT NULL REFERENCES traces ON DELETE CASCADE,
  name_id INTEGER NOT NULL REFERENCES names,
  value TEXT NOT NULL,
  PRIMARY KEY (trace_key, name_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX trace_metadata_by_value ON trace_metadata (name_id, substr(value, 1, 64));

-- Runs and prompts of traces; a trace may be linked before it comes.
CREATE TABLE trace_links (
  kind TEXT NOT NULL CHECK (kind IN ('run', 'prompt')),
  target TEXT NOT NULL,
  trace_id TEXT NOT NULL,
  PRIMARY KEY (kind, target, trace_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX trace_links_by_trace ON trace_links (trace_id);

CREATE TABLE span_chunks (
  chunk_id INTEGER PRIMARY KEY AUTOINCREMENT,
  trace_key INTEGER NOT NULL REFERENCES traces ON DELETE CASCADE,
  body BLOB NOT NULL
) STRICT;
CREATE INDEX span_chunks_by_trace ON span_chunks (trace_key);

CREATE TABLE spans (
  trace_key INTEGER NOT NULL REFERENCES traces ON DELETE CASCADE,
  span_id TEXT NOT NULL,
  parent_id TEXT,
  chunk_id INTEGER NOT NULL,
  position INTEGER NOT NULL,
  name_id INTEGER NOT NULL,
  type_id INTEGER,
  status TEXT NOT NULL,
  start_ns INTEGER NOT NULL,
  end_ns INTEGER NOT NULL,
  model_id INTEGER,
  provider_id INTEGER,
  tokens TEXT,
  input_cost REAL,
  output_cost REAL,
  total_cost REAL,
  PRIMARY KEY (trace_key, span_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE assessments (
  assessment_key INTEGER PRIMARY KEY AUTOINCREMENT,
  assessment_id TEXT NOT NULL UNIQUE,
  trace_key INTEGER NOT NULL REFERENCES traces ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('feedback', 'expectation', 'issue')),
  name TEXT NOT NULL,
  -- JSON.
  value TEXT NOT NULL,
  error TEXT,
  create_time INTEGER NOT NULL,
  last_update_time INTEGER NOT NULL,
  source_type TEXT NOT NULL,
  source_id TEXT,
  run_id TEXT,
  span_id TEXT,
  rationale TEXT,
  overrides TEXT,
  valid INTEGER NOT NULL,
  metadata TEXT,
  -- Counts for every trace of its session.
  is_of_session INTEGER NOT NULL,
  -- The value as a number, where it is one or stands for one.
  number REAL,
  is_number INTEGER NOT NULL
) STRICT;
CREATE INDEX assessments_by_trace ON assessments (trace_key, create_time);
CREATE INDEX assessments_by_name ON assessments (name, kind);
CREATE INDEX assessments_by_run ON assessments (run_id) WHERE run_id IS NOT NULL;
`;
