import type { Comparator } from './ast.ts';

/**
 * One side of a comparison as it is written. `name` is an identifier or a double-quoted or backquoted text (the
 * grammar cannot tell them apart); `operation` is arithmetic such as `a-b` or a chained comparison, which only
 * the logged-model grammar reads, as a name.
 */
export interface Operand {
  readonly kind: 'name' | 'single' | 'integer' | 'float' | 'null' | 'list' | 'operation';
  readonly text: string;
}

/** A comparison before its names and values are understood; `right` is missing for IS [NOT] NULL. */
export interface Clause {
  readonly left: Operand;
  readonly comparator: string;
  readonly right: Operand | undefined;
}

/** The shape of a filter; `index` points into `clauses`. */
export type SyntaxNode =
  | { readonly kind: 'clause'; readonly index: number }
  | { readonly kind: 'and' | 'or'; readonly operands: readonly SyntaxNode[] }
  | { readonly kind: 'not'; readonly operand: SyntaxNode };

export interface Syntax {
  readonly clauses: readonly Clause[];
  /** Undefined when the filter holds no condition at all, which MLflow takes as "everything". */
  readonly root: SyntaxNode | undefined;
  /** The pieces that belong to no clause, in MLflow's cut; the filter is refused when there are any. */
  readonly stray: readonly string[];
}

const comparators: ReadonlySet<string> = new Set<Comparator>([
  '=',
  '!=',
  '>',
  '>=',
  '<',
  '<=',
  'LIKE',
  'ILIKE',
  'RLIKE',
  'IN',
  'NOT IN',
  'IS NULL',
  'IS NOT NULL',
]);

/** Whether the text is one of the comparators of the grammar (upper case). */
export function isComparator(text: string): text is Comparator {
  return comparators.has(text);
}
