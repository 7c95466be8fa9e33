import type { Expression, OrderTerm } from './ast.ts';
import type { Draft } from './drafts.ts';
import { checkComparator, comparatorsFor } from './drafts.ts';
import { SearchError } from './error.ts';
import type { FilterGrammar } from './filter.ts';
import { parseFilter } from './filter.ts';
import { checkOrderByLength, parseOrderText } from './order-by.ts';
import { pythonList, pythonSet } from './python-text.ts';
import {
  readRegistryClause,
  refuseAttributeComparator,
  refuseTagComparator,
  type RegistryRules,
  registryMessages,
} from './registry-clauses.ts';

const rules: RegistryRules = {
  attributes: new Set(['name']),
  numericAttributes: new Set(),
  listAttributes: ['name'],
};

const orderKeys: ReadonlyMap<string, string> = new Map([
  ['name', 'name'],
  ['timestamp', 'last_updated_time'],
  ['last_updated_timestamp', 'last_updated_time'],
]);

const registeredModelGrammar: FilterGrammar<Draft> = {
  ...registryMessages,
  read: (clause) => readRegistryClause(clause, rules),
  check: (draft) =>
    checkComparator(
      draft,
      comparatorsFor(draft.entity, false),
      draft.entity === 'tag' ? refuseTagComparator : refuseAttributeComparator,
    ),
};

/**
 * Parses the `filter` of registered-models/search; undefined means no condition. Meaning and messages are those
 * of MLflow 3.17.2 (`SearchModelUtils`). What the prompt tag means is for the store: see `prompts.ts`.
 */
export function parseRegisteredModelFilter(filter: string | undefined): Expression | undefined {
  return parseFilter(filter, registeredModelGrammar);
}

/**
 * Parses the `order_by` of registered-models/search, without the tie-break `name ASC` that the store appends.
 * A field named twice is refused, where MLflow answers 500.
 */
export function parseRegisteredModelOrderBy(orderBy: readonly string[] | undefined): OrderTerm[] {
  if (orderBy === undefined) return [];
  checkOrderByLength(orderBy);
  const seen = new Set<string>();
  return orderBy.map((item) => {
    const { name, ascending } = parseOrderText(item);
    const key = orderKeys.get(name.trim());
    if (key === undefined) {
      const valid = pythonSet(new Set(['name', 'timestamp']));
      throw new SearchError(`Invalid order by key '${name.trim()}' specified. Valid keys are '${valid}'`);
    }
    if (seen.has(key)) {
      throw new SearchError(`\`order_by\` contains duplicate fields: ${pythonList(orderBy)}`);
    }
    seen.add(key);
    return { entity: 'attribute', key, ascending };
  });
}
