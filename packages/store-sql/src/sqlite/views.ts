import type { SavedView } from '@millrace/protocol';
import {
  checkViewCount,
  checkViewName,
  checkViewSearch,
  readExperimentId,
  viewNotFound,
  type ViewStore,
} from '@millrace/store';
import { reading, type Session } from './session.ts';

interface ViewRow {
  view_id: string;
  experiment_id: number;
  name: string;
  search: string;
  created_by: string;
  creation_time: number;
  last_update_time: number;
}

export class SqliteViewStore implements ViewStore {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
  }

  list(experimentId: string): Promise<SavedView[]> {
    return reading(() =>
      this.#session.database
        .rows<ViewRow>(
          'SELECT * FROM saved_views WHERE experiment_id = ? ORDER BY name',
          readExperimentId(experimentId),
        )
        .map(viewOf),
    );
  }

  save(draft: { experiment_id: string; name: string; search: string }, user: string): Promise<SavedView> {
    const { database, environment } = this.#session;
    return this.#session.write(() => {
      const name = checkViewName(draft.name);
      checkViewSearch(draft.search);
      const { experiment_id: id } = this.#session.activeExperiment(draft.experiment_id);
      const now = environment.nowMs();
      const known = database.row('SELECT 1 FROM saved_views WHERE experiment_id = ? AND name = ?', id, name);
      if (known === undefined) {
        const all = database.row<{ count: number }>(
          'SELECT count(*) AS count FROM saved_views WHERE experiment_id = ?',
          id,
        );
        checkViewCount(all?.count ?? 0);
      }
      database.run(
        'INSERT INTO saved_views VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (experiment_id, name) ' +
          'DO UPDATE SET search = excluded.search, last_update_time = excluded.last_update_time',
        `v-${environment.newId()}`,
        id,
        name,
        draft.search,
        user,
        now,
        now,
      );
      const row = database.row<ViewRow>(
        'SELECT * FROM saved_views WHERE experiment_id = ? AND name = ?',
        id,
        name,
      );
      if (row === undefined) throw new Error('the view that was saved is missing');
      return viewOf(row);
    });
  }

  delete(viewId: string): Promise<void> {
    return this.#session.write(() => {
      const { changes } = this.#session.database.run('DELETE FROM saved_views WHERE view_id = ?', viewId);
      if (changes === 0) throw viewNotFound(viewId);
    });
  }
}

function viewOf({ experiment_id, created_by, ...row }: ViewRow): SavedView {
  return {
    ...row,
    experiment_id: String(experiment_id),
    ...(created_by === '' ? {} : { created_by }),
  };
}
