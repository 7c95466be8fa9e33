import type { Infer } from '../schema/field.ts';
import { int64, message, required, string } from '../schema/field.ts';

/** A view of an experiment's runs under a name. Ours: MLflow keeps such things in tags of the experiment. */
export const SavedView = message('SavedView', {
  view_id: required(string()),
  experiment_id: required(string()),
  name: required(string()),
  /** What stands behind the `?` of the view's address. */
  search: required(string()),
  created_by: string(),
  creation_time: required(int64()),
  last_update_time: required(int64()),
});
export type SavedView = Infer<typeof SavedView>;
