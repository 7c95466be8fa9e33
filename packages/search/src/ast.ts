/** What the left side of a comparison is about. */
export type Entity =
  | 'attribute'
  | 'metric'
  | 'param'
  | 'tag'
  | 'dataset'
  | 'metadata'
  | 'span'
  | 'feedback'
  | 'expectation'
  | 'issue';

export type Comparator =
  | '='
  | '!='
  | '>'
  | '>='
  | '<'
  | '<='
  | 'LIKE'
  | 'ILIKE'
  | 'RLIKE'
  | 'IN'
  | 'NOT IN'
  | 'IS NULL'
  | 'IS NOT NULL';

/**
 * One comparison. `key` is canonical (aliases are resolved), `value` is null for IS [NOT] NULL, a list for
 * [NOT] IN, and a bigint only for an integer literal that a double cannot hold.
 */
export interface Comparison {
  readonly kind: 'comparison';
  readonly entity: Entity;
  readonly key: string;
  readonly comparator: Comparator;
  readonly value: string | number | bigint | readonly string[] | null;
}

/** A parsed filter. `and` and `or` have at least two operands. */
export type Expression =
  | Comparison
  | { readonly kind: 'and' | 'or'; readonly operands: readonly Expression[] }
  | { readonly kind: 'not'; readonly operand: Expression };

/** One order_by item; the tie-breaks that the stores append are not in here. */
export interface OrderTerm {
  readonly entity: Entity;
  readonly key: string;
  readonly ascending: boolean;
}
