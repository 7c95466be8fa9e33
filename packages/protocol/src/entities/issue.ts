import { int32, int64, type Infer, list, message, required, string } from '../schema/field.ts';

/** A problem that was found in traces. */
export const Issue = message('Issue', {
  issue_id: required(string()),
  experiment_id: required(string()),
  name: required(string()),
  description: required(string()),
  status: required(string()),
  severity: string(),
  root_causes: list(string()),
  source_run_id: string(),
  created_timestamp: required(int64()),
  last_updated_timestamp: required(int64()),
  created_by: string(),
  categories: list(string()),
  /** Traces that an assessment connects with the issue; only when asked for. */
  trace_count: int32(),
});
export type Issue = Infer<typeof Issue>;
