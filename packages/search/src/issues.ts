import type { Comparator, Expression } from './ast.ts';
import { checkComparator, type Draft } from './drafts.ts';
import { SearchError } from './error.ts';
import type { FilterGrammar } from './filter.ts';
import { parseFilter } from './filter.ts';
import { trimQuotes } from './names.ts';
import { pythonSet } from './python-text.ts';
import { registryMessages } from './registry-clauses.ts';
import type { Clause } from './syntax.ts';

const attributes: ReadonlySet<string> = new Set(['status', 'source_run_id']);
const comparators: readonly Comparator[] = ['=', '!='];

/** MLflow takes any value here, quoted or not. */
function read({ left, right, comparator }: Clause): Draft {
  if (right === undefined) throw new SearchError('Invalid comparison: expected 3 tokens, got 2');
  if (left.kind !== 'name') {
    throw new SearchError(`Invalid comparison: left side must be an identifier, got '${left.text}'`);
  }
  const key = trimQuotes(left.text).trim();
  if (!attributes.has(key)) {
    throw new SearchError(`Invalid filter field '${key}'. Supported fields: ${pythonSet(attributes)}`);
  }
  const written = comparator.toUpperCase();
  if (!(comparators as readonly string[]).includes(written)) {
    throw new SearchError(
      `Invalid comparator '${written}'. Supported comparators: ${pythonSet(comparators)}`,
    );
  }
  const value = trimQuotes(right.text).trim();
  return { entity: 'attribute', key, comparator: written, value, isFloatLiteral: false };
}

const grammar: FilterGrammar<Draft> = {
  ...registryMessages,
  read,
  check: (draft) => checkComparator(draft, comparators),
};

/**
 * Parses the `filter_string` of a search of issues; undefined means no condition. Meaning and messages are those of
 * MLflow 3.17.2 (`SearchIssuesUtils`).
 */
export function parseIssueFilter(filter: string | undefined): Expression | undefined {
  return parseFilter(filter, grammar);
}
