import type { SavedView } from '@millrace/protocol';

/** Views of experiments under names. */
export interface ViewStore {
  /** By name. */
  list(experimentId: string): Promise<SavedView[]>;
  /** In place of the view that had the name before. */
  save(draft: { experiment_id: string; name: string; search: string }, user: string): Promise<SavedView>;
  delete(viewId: string): Promise<void>;
}
