export { checkSchemaOwner, type SchemaState } from './sqlite/migrate.ts';
export {
  inspectSqliteDatabase,
  openSqliteStore,
  type SqliteStoreOptions,
  type SqliteStore,
  upgradeSqliteDatabase,
} from './sqlite/sqlite-tracking-store.ts';
