import { RUN_NAME_TAG } from '@millrace/protocol';
import type { Comparison, Expression } from '@millrace/search';
import { joinSql, type Sql, sql } from '../search/sql.ts';
import { CommonDemands } from './common-demands.ts';
import type { Names } from './names.ts';
import type { Session } from './session.ts';

/** With more of them than this, walking the runs in their order finds a page sooner. */
const CANDIDATES_MAX = 500;
/** The same when the walk is long: under a filter with several parts, or to the end for another order. */
const CANDIDATES_OF_LONG_WALK_MAX = 3000;
/** So many characters of a value are in the indexes; see the migration. */
const INDEXED_CHARACTERS = 64;

/** Runs among which all that a filter finds must be. */
export interface Candidates {
  /** Reaches the candidate runs as `r`. */
  readonly from: string;
  readonly condition: Sql;
}

/**
 * Finds the few runs that a filter can find, when it demands a param, tag or run name that few runs have. They come from
 * an index of values and still have to meet the whole filter.
 */
export class RunCandidatesFinder {
  readonly #session: Session;
  readonly #common: CommonDemands;

  constructor(session: Session) {
    this.#session = session;
    this.#common = new CommonDemands(session.environment);
  }

  find(filter: Expression | undefined, hasOrder: boolean): Candidates | undefined {
    if (filter === undefined) return undefined;
    const isLongWalk = hasOrder || filter.kind === 'and';
    const max = isLongWalk ? CANDIDATES_OF_LONG_WALK_MAX : CANDIDATES_MAX;
    let fewest: Candidates | undefined;
    let count = max + 1;
    for (const demand of demandsOf(filter)) {
      const entries = entriesOf(demand, this.#session.names);
      if (entries === undefined) continue;
      const { entity, key, comparator, value } = demand;
      const name = JSON.stringify([max, entity, key, comparator, value]);
      if (this.#common.has(name)) continue;
      const found = this.#count(entries, count);
      if (found > max) this.#common.add(name);
      if (found >= count) continue;
      count = found;
      fewest = { from: entries.from + entries.join, condition: entries.condition };
    }
    return fewest;
  }

  /** Up to a limit. */
  #count({ from, condition }: IndexEntries, limit: number): number {
    const found = this.#session.database.row<{ count: number }>(
      `SELECT count(*) AS count FROM (SELECT 1 FROM ${from} WHERE ${condition.sql} LIMIT +?)`,
      ...condition.values,
      limit,
    );
    return found?.count ?? 0;
  }
}

/** What an index has for one comparison. */
interface IndexEntries {
  readonly from: string;
  /** From an entry to its run. */
  readonly join: string;
  readonly condition: Sql;
}

/** Comparisons without which the whole filter does not hold. */
function demandsOf(filter: Expression): Comparison[] {
  if (filter.kind === 'and') return filter.operands.flatMap(demandsOf);
  return filter.kind === 'comparison' ? [filter] : [];
}

/** Undefined when no index serves the comparison. */
function entriesOf(demand: Comparison, names: Names): IndexEntries | undefined {
  const { entity, key } = demand;
  if (entity === 'attribute' && key === 'run_name') {
    const condition = boundOf(`substr(r.run_name, 1, ${INDEXED_CHARACTERS})`, demand);
    return condition && { from: 'runs r INDEXED BY runs_by_name', join: '', condition };
  }
  if (entity !== 'param' && (entity !== 'tag' || key === RUN_NAME_TAG)) return undefined;
  const bound = boundOf(`substr(d.value, 1, ${INDEXED_CHARACTERS})`, demand);
  if (bound === undefined) return undefined;
  // Name 1 is the tag that the index leaves out.
  const ofKey = sql(
    entity === 'tag' ? 'd.name_id = ? AND d.name_id <> 1' : 'd.name_id = ?',
    names.find(key) ?? -1,
  );
  const table = entity === 'tag' ? 'run_tags' : 'run_params';
  return {
    from: `${table} d INDEXED BY ${table}_by_value`,
    // CROSS JOIN keeps the order of the tables.
    join: ' CROSS JOIN runs r ON r.run_key = d.run_key',
    condition: joinSql([ofKey, bound], ' AND '),
  };
}

/** What a comparison means for the indexed beginning of the value. */
function boundOf(indexed: string, { comparator, value }: Comparison): Sql | undefined {
  if (comparator === 'IN')
    return sql(
      `${indexed} IN (SELECT substr(value, 1, ${INDEXED_CHARACTERS}) FROM json_each(?))`,
      JSON.stringify(value),
    );
  if (typeof value !== 'string') return undefined;
  if (comparator === '=') return sql(`${indexed} = substr(?, 1, ${INDEXED_CHARACTERS})`, value);
  if (comparator !== 'LIKE') return undefined;
  const beginning = Array.from(/^[^%_]*/u.exec(value)?.[0] ?? '').slice(0, INDEXED_CHARACTERS);
  if (beginning.length === 0) return undefined;
  const first = beginning.join('');
  const last = first + '\u{10FFFF}'.repeat(INDEXED_CHARACTERS);
  return sql(`${indexed} BETWEEN ? AND ?`, first, last);
}
