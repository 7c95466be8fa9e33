import { INDEX_VALUES_MAX, invalidParameter, type ViewTypeName } from '@millrace/protocol';

export interface RunIndexQuery {
  readonly experiment_ids: readonly string[];
  readonly run_view_type: ViewTypeName;
  /** Only these runs; absent for all. */
  readonly run_ids?: readonly string[] | undefined;
  /** Ids of columns beside the attributes; see {@link parseColumnId}. */
  readonly columns: readonly string[];
  /** Chooses columns by what the runs have, as many of each kind; 0 for none. */
  readonly automatic_max: number;
  /** How many runs at most; absent for all. */
  readonly max_results?: number | undefined;
  /** Where the part before ended; '' or absent for the first one. */
  readonly page_token?: string | undefined;
  /** The columns alone, without attributes and keys. */
  readonly bare?: boolean | undefined;
}

/** Numbers by row; NaN where a run has none. Rows in `nan` do have one, and it is NaN. */
interface NumberColumn {
  readonly id: string;
  readonly kind: 'number';
  readonly values: Float64Array;
  readonly nan: readonly number[];
}

/** Texts by row: 0 where a run has none, else the place of its text in `words`, from 1. */
interface TextColumn {
  readonly id: string;
  readonly kind: 'text';
  readonly words: readonly string[];
  readonly codes: Uint32Array;
}

export type RunColumn = NumberColumn | TextColumn;

/** A param, metric or tag key that some run has. */
export interface RunKey {
  readonly key: string;
  readonly runs: number;
  /** Whether the newest runs differ in it; always true of metrics. */
  readonly varies: boolean;
}

export interface RunKeys {
  readonly metrics: readonly RunKey[];
  readonly params: readonly RunKey[];
  readonly tags: readonly RunKey[];
}

/** Runs as columns, those that started last first; of those that started together, those that came last. */
export interface RunIndex {
  readonly count: number;
  /** 32 hex digits each. */
  readonly run_ids: readonly string[];
  /** The attributes, then the columns that were asked for or chosen. */
  readonly columns: readonly RunColumn[];
  /** Ids of the columns that `automatic_max` chose. */
  readonly chosen: readonly string[];
  /** What else the runs have; absent when single runs, or columns alone, were asked for. */
  readonly keys?: RunKeys | undefined;
  /** All runs there are, also those of other parts; only with the first part. */
  readonly total?: number | undefined;
  /** Absent with the last part. */
  readonly next_page_token?: string | undefined;
}

export type ColumnSource =
  | { readonly kind: 'metric'; readonly key: string; readonly of: 'last' | 'min' | 'max' | 'count' | 'step' }
  | { readonly kind: 'param' | 'tag'; readonly key: string }
  | { readonly kind: 'datasets' };

/** The column with the datasets of a run. */
export const DATASETS_COLUMN = 'datasets';

const AGGREGATE = /^(min|max|count|step)\(metrics\.(.+)\)$/s;
const PLAIN = /^(metrics|params|tags)\.(.+)$/s;

/**
 * What a column's id asks for: `metrics.<key>` (the latest value), `min(metrics.<key>)` and likewise `max`, `count`
 * (points) and `step` (of the latest point), `params.<key>`, `tags.<key>`, `datasets`. Undefined for anything else.
 */
export function parseColumnId(id: string): ColumnSource | undefined {
  if (id === DATASETS_COLUMN) return { kind: 'datasets' };
  const aggregate = AGGREGATE.exec(id);
  if (aggregate !== null) {
    const [, of, key = ''] = aggregate;
    return { kind: 'metric', key, of: of as 'min' | 'max' | 'count' | 'step' };
  }
  const [, entity, key = ''] = PLAIN.exec(id) ?? [];
  if (entity === undefined) return undefined;
  if (entity === 'metrics') return { kind: 'metric', key, of: 'last' };
  return { kind: entity === 'params' ? 'param' : 'tag', key };
}

/** Refuses an index that would fill the memory of the server, and of who asks. */
export function checkIndexSize(runs: number, columns: number): void {
  if (runs * columns <= INDEX_VALUES_MAX) return;
  const max = Math.floor(INDEX_VALUES_MAX / runs);
  throw invalidParameter(`Of ${runs} runs at most ${max} columns can be asked for at once, not ${columns}.`);
}
