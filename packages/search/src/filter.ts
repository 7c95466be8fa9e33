import type { Comparison, Expression } from './ast.ts';
import { compose } from './compose.ts';
import { SearchError } from './error.ts';
import { holdsSeveralStatements, parseSyntax } from './parser.ts';
import type { Clause } from './syntax.ts';

/**
 * What sets one grammar apart from another. MLflow first reads all names and values and checks the comparators
 * afterwards, so that decides which of two faults is reported: `read` runs over all clauses before `check`.
 */
export interface FilterGrammar<Draft> {
  blankMessage(filter: string): string;
  severalMessage(filter: string): string;
  strayMessage(filter: string, stray: readonly string[]): string;
  read(clause: Clause): Draft;
  check(draft: Draft): Comparison;
}

/** Parses a filter by one grammar; undefined means that it sets no condition. */
export function parseFilter<Draft>(
  filter: string | undefined,
  grammar: FilterGrammar<Draft>,
): Expression | undefined {
  if (filter === undefined || filter === '') return undefined;
  const { clauses, root, stray } = parseSyntax(filter);
  if (filter.trim() === '') throw new SearchError(grammar.blankMessage(filter));
  if (holdsSeveralStatements(filter)) throw new SearchError(grammar.severalMessage(filter));
  if (stray.length > 0) throw new SearchError(grammar.strayMessage(filter, stray));
  const drafts = clauses.map((clause) => grammar.read(clause));
  const comparisons = drafts.map((draft) => grammar.check(draft));
  return root === undefined ? undefined : compose(root, comparisons);
}
