import type { SqliteDatabase } from './database.ts';

/** Names kept in memory per connection. */
const NAMES_MAX = 200_000;

/** Interned keys of params, metrics and tags: text ↔ number, cached per connection. */
export class Names {
  readonly #database: SqliteDatabase;
  readonly #ids = new Map<string, number>();
  readonly #texts = new Map<number, string>();

  constructor(database: SqliteDatabase) {
    this.#database = database;
  }

  /** The number of a name, made when it is new. Only inside a write. */
  intern(name: string): number {
    const known = this.find(name);
    if (known !== undefined) return known;
    const { lastInsertRowid } = this.#database.run('INSERT INTO names (name) VALUES (?)', name);
    this.#remember(lastInsertRowid, name);
    return lastInsertRowid;
  }

  find(name: string): number | undefined {
    const cached = this.#ids.get(name);
    if (cached !== undefined) return cached;
    const row = this.#database.row<{ name_id: number }>('SELECT name_id FROM names WHERE name = ?', name);
    if (row !== undefined) this.#remember(row.name_id, name);
    return row?.name_id;
  }

  text(id: number): string {
    const cached = this.#texts.get(id);
    if (cached !== undefined) return cached;
    const row = this.#database.row<{ name: string }>('SELECT name FROM names WHERE name_id = ?', id);
    if (row === undefined) throw new Error(`name ${id} is missing`);
    this.#remember(id, row.name);
    return row.name;
  }

  forget(): void {
    this.#ids.clear();
    this.#texts.clear();
  }

  #remember(id: number, name: string): void {
    if (this.#ids.size >= NAMES_MAX) this.forget();
    this.#ids.set(name, id);
    this.#texts.set(id, name);
  }
}
