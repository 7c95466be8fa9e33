import type { FoundRun } from '@millrace/protocol';
import type { FindRuns } from '@millrace/store';
import { joinSql, type Sql, sql } from '../search/sql.ts';
import { RunReader } from './run-reader.ts';
import type { Session } from './session.ts';

interface Found {
  readonly key: number;
  readonly match?: { readonly matched: string; readonly value: string };
}

/** Runs of all experiments. Ids are looked at first, tags last; a run comes once, for the first thing that matched. */
export function findRuns(
  session: Session,
  { text, statuses, names_only, max_results }: FindRuns,
): FoundRun[] {
  const active = sql('r.deleted_time IS NULL');
  const inState = sql('r.status IN (SELECT value FROM json_each(?))', JSON.stringify(statuses));
  const where = statuses.length === 0 ? active : joinSql([active, inState], ' AND ');
  const finder = new Finder(session, where, max_results);
  if (text === undefined || text === '') finder.all();
  else {
    finder.byId(text);
    finder.byName(text);
    if (!names_only) for (const kind of ['params', 'tags'] as const) finder.byValue(kind, text);
  }
  const infos = new RunReader(session).infos(finder.matches.map(({ key }) => key));
  return infos.map((info, at) => ({ info, ...finder.matches[at]?.match }));
}

/** When something last happened to a run itself. */
const LAST = 'ifnull(r.end_time, r.start_time) DESC, r.run_key DESC';

class Finder {
  readonly matches: Found[] = [];
  readonly #seen = new Set<number>();
  readonly #session: Session;
  readonly #where: Sql;
  readonly #max: number;

  constructor(session: Session, where: Sql, max: number) {
    this.#session = session;
    this.#where = where;
    this.#max = max;
  }

  all(): void {
    for (const [key] of this.#rows('r.run_key FROM runs r', sql('1'), LAST)) this.#add({ key });
  }

  byId(text: string): void {
    const id = text.toLowerCase();
    const condition = sql('r.run_id >= ? AND r.run_id < ?', id, `${id}\u{10FFFF}`);
    for (const [key, value] of this.#rows('r.run_key, r.run_id FROM runs r', condition, LAST))
      this.#add({ key, match: { matched: 'run_id', value } });
  }

  byName(text: string): void {
    const condition = holds('r.run_name', text);
    for (const [key, value] of this.#rows('r.run_key, r.run_name FROM runs r', condition, LAST))
      this.#add({ key, match: { matched: 'run_name', value } });
  }

  /** The newest runs first: the tables are read backwards by run until enough is found. */
  byValue(kind: 'params' | 'tags', text: string): void {
    const from = `d.run_key, d.value, d.name_id FROM run_${kind} d CROSS JOIN runs r ON r.run_key = d.run_key`;
    // Name 1 is the tag that holds the run's name.
    const condition = joinSql([holds('d.value', text), sql('d.name_id <> 1')], ' AND ');
    for (const [key, value, name = 0] of this.#rows(from, condition, 'd.run_key DESC'))
      this.#add({ key, match: { matched: `${kind}.${this.#session.names.text(name)}`, value } });
  }

  #rows(from: string, condition: Sql, order: string): (readonly [number, string, number?])[] {
    const left = this.#max - this.matches.length;
    if (left <= 0) return [];
    const where = joinSql([condition, this.#where], ' AND ');
    return this.#session.database.tuples(
      `SELECT ${from} WHERE ${where.sql} ORDER BY ${order} LIMIT +?`,
      ...where.values,
      // Those that were found before may come again.
      this.#max + this.matches.length,
    );
  }

  #add(found: Found): void {
    if (this.matches.length >= this.#max || this.#seen.has(found.key)) return;
    this.#seen.add(found.key);
    this.matches.push(found);
  }
}

/** Letters of ASCII count alike in either case. */
function holds(column: string, text: string): Sql {
  return sql(`instr(lower(${column}), lower(?)) > 0`, text);
}
