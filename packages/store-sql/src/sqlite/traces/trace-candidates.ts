import { TRACE_SESSION_METADATA } from '@millrace/protocol';
import type { Comparison, Expression } from '@millrace/search';
import { sql, type Sql } from '../../search/sql.ts';
import { CommonDemands } from '../common-demands.ts';
import type { Session } from '../session.ts';
import { TRACE_COLUMNS } from './trace-conditions.ts';

/** With more of them than this, walking the traces in their order finds a page sooner. */
const CANDIDATES_MAX = 1000;
/** So many characters of a value are in the indexes; see the migration. */
const INDEXED_CHARACTERS = 64;

/** Traces among which all that a filter finds must be. */
export interface TraceCandidates {
  /** Reaches the candidate traces as `t`. */
  readonly from: string;
  readonly condition: Sql;
}

interface Entries extends TraceCandidates {
  /** The index alone, to count in. */
  readonly index: string;
}

/** Finds the few traces that a filter can find when it demands a tag, metadata or session that few traces have. */
export class TraceCandidatesFinder {
  readonly #session: Session;
  readonly #common: CommonDemands;

  constructor(session: Session) {
    this.#session = session;
    this.#common = new CommonDemands(session.environment);
  }

  find(filter: Expression | undefined): TraceCandidates | undefined {
    if (filter === undefined) return undefined;
    for (const demand of demandsOf(filter)) {
      const entries = entriesOf(demand, (name) => this.#session.names.find(name) ?? -1);
      if (entries !== undefined && !this.#isCommon(demand, entries)) return entries;
    }
    return undefined;
  }

  #isCommon({ entity, key, value }: Comparison, { index, condition }: Entries): boolean {
    const demand = JSON.stringify([entity, key, value]);
    if (this.#common.has(demand)) return true;
    const oneTooMany = this.#session.database.row(
      `SELECT 1 FROM ${index} WHERE ${condition.sql} LIMIT 1 OFFSET ?`,
      ...condition.values,
      CANDIDATES_MAX,
    );
    if (oneTooMany !== undefined) this.#common.add(demand);
    return oneTooMany !== undefined;
  }
}

/** Comparisons without which the whole filter does not hold. */
function demandsOf(filter: Expression): Comparison[] {
  if (filter.kind === 'and') return filter.operands.flatMap(demandsOf);
  return filter.kind === 'comparison' && filter.comparator === '=' ? [filter] : [];
}

/** Undefined when no index serves the comparison. */
function entriesOf(
  { entity, key, value }: Comparison,
  nameOf: (name: string) => number,
): Entries | undefined {
  if (typeof value !== 'string' || (entity !== 'tag' && entity !== 'metadata')) return undefined;
  if (entity === 'metadata' && key === TRACE_SESSION_METADATA) {
    const index = 'traces t INDEXED BY traces_by_session';
    return { index, from: index, condition: sql('t.session_id = ?', value) };
  }
  // These are not in the index; and a run may also be linked.
  if (`${entity} ${key}` in TRACE_COLUMNS || key === 'mlflow.sourceRun' || key === 'mlflow.linkedPrompts') {
    return undefined;
  }
  const table = entity === 'tag' ? 'trace_tags' : 'trace_metadata';
  const index = `${table} d INDEXED BY ${table}_by_value`;
  return {
    index,
    // CROSS JOIN keeps the order of the tables.
    from: `${index} CROSS JOIN traces t ON t.trace_key = d.trace_key`,
    condition: sql(
      `d.name_id = ? AND substr(d.value, 1, ${INDEXED_CHARACTERS}) = substr(?, 1, ${INDEXED_CHARACTERS})`,
      nameOf(key),
      value,
    ),
  };
}
