export { checkSchemaOwner, type SchemaState } from './sqlite/migrate.ts';
export {
  inspectSqliteDatabase,
  openSqliteStore,
  type SqliteStoreOptions,
  type SqliteTrackingStore,
  upgradeSqliteDatabase,
} from './sqlite/sqlite-tracking-store.ts';
