export {
  openSqliteStore,
  type SqliteStoreOptions,
  type SqliteTrackingStore,
} from './sqlite/sqlite-tracking-store.ts';
