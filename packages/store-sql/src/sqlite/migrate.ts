import { ApiError } from '@millrace/protocol';
import type { SqliteDatabase } from './database.ts';
import { MIGRATIONS } from './migrations/migrations.ts';

/** Marks a SQLite file as ours ("Mill" in ASCII), so that another program's database is never migrated. */
const APPLICATION_ID = 0x4d696c6c;

export interface SchemaState {
  readonly version: number;
  readonly newestVersion: number;
  readonly owner: 'millrace' | 'mlflow' | 'other' | 'nobody';
}

/** One statement sees one state of the file: another process may be making it at this moment. */
const STATE = `SELECT (SELECT user_version FROM pragma_user_version) AS version,
  (SELECT application_id FROM pragma_application_id) AS application,
  (SELECT count(*) FROM sqlite_schema WHERE type = 'table') AS tables,
  (SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN ('alembic_version', 'experiments')) AS ofMlflow`;

interface StateRow {
  readonly version: number;
  readonly application: number;
  readonly tables: number;
  readonly ofMlflow: number;
}

export function schemaState(database: SqliteDatabase): SchemaState {
  const row = database.row<StateRow>(STATE);
  if (row === undefined) throw new Error('a SELECT without FROM has a row');
  return { version: row.version, newestVersion: MIGRATIONS.length, owner: ownerOf(row) };
}

function ownerOf({ application, tables, ofMlflow }: StateRow): SchemaState['owner'] {
  if (application === APPLICATION_ID) return 'millrace';
  if (tables === 0) return 'nobody';
  return ofMlflow === 2 ? 'mlflow' : 'other';
}

/** Refuses a file that is not ours or was made by a newer version. */
export function checkSchemaOwner(state: SchemaState): void {
  if (state.owner === 'mlflow') {
    throw new ApiError(
      'INVALID_STATE',
      'The database was made by MLflow, whose tables Millrace does not write. Name another file in --backend-store-uri.',
    );
  }
  if (state.owner === 'other')
    throw new ApiError('INVALID_STATE', 'The database belongs to another program.');
  if (state.version > state.newestVersion) {
    throw new ApiError(
      'INVALID_STATE',
      `The database was made by a newer version of Millrace (schema ${state.version}; this version knows ` +
        `${state.newestVersion}). Install that version, or restore a backup.`,
    );
  }
}

/** Brings the schema to the newest version; each step commits with its version number. Returns the steps made. */
export function migrate(database: SqliteDatabase): number {
  let steps = 0;
  while (makeStep(database)) steps += 1;
  return steps;
}

/** One step, if there is one. What is to do is looked up with the lock held: another process may migrate, too. */
function makeStep(database: SqliteDatabase): boolean {
  const before = schemaState(database);
  checkSchemaOwner(before);
  if (before.version === before.newestVersion) return false;
  database.begin();
  try {
    const state = schemaState(database);
    checkSchemaOwner(state);
    const step = MIGRATIONS[state.version];
    if (step !== undefined) {
      database.exec(step);
      database.exec(`PRAGMA user_version = ${state.version + 1}; PRAGMA application_id = ${APPLICATION_ID};`);
    }
    database.commit();
    return step !== undefined;
  } catch (error) {
    database.rollback();
    throw error;
  }
}
