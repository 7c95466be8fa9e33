import type { Comparison, Expression, OrderTerm } from './ast.ts';
import type { Draft } from './drafts.ts';
import { checkComparator, comparatorsFor } from './drafts.ts';
import { SearchError } from './error.ts';
import type { FilterGrammar } from './filter.ts';
import { parseFilter } from './filter.ts';
import { splitName, unquoteKey } from './names.ts';
import { checkOrderByLength, parseOrderText } from './order-by.ts';
import { pythonList, pythonRepr, pythonSet, pythonTuple } from './python-text.ts';
import {
  readRegistryClause,
  refuseAttributeComparator,
  refuseTagComparator,
  type RegistryRules,
  registryMessages,
} from './registry-clauses.ts';

const numericAttributes = new Set(['version_number', 'creation_timestamp', 'last_updated_timestamp']);

const rules: RegistryRules = {
  attributes: new Set(['name', 'version_number', 'run_id', 'source_path']),
  numericAttributes,
  listAttributes: ['name', 'run_id'],
};

const orderKeys: ReadonlyMap<string, string> = new Map([
  ['name', 'name'],
  ['version_number', 'version_number'],
  ['creation_timestamp', 'creation_time'],
  ['last_updated_timestamp', 'last_updated_time'],
]);

const pythonInteger = /^\s*([-+]?)(\d+(?:_\d+)*)\s*$/u;

function checkVersionNumber(draft: Draft): Comparison {
  const { key } = draft;
  const comparison = checkComparator(
    draft,
    comparatorsFor('attribute', true),
    (comparator) => `Invalid comparator for attribute ${key}: ${comparator}`,
  );
  const { value } = comparison;
  if (draft.isFloatLiteral && typeof value === 'number') {
    const shown = Number.isInteger(value) ? `${value}.0` : `${value}`;
    throw new SearchError(`Invalid value for numeric attribute '${key}': ${shown}`);
  }
  if (typeof value !== 'string') return comparison;
  const found = pythonInteger.exec(value);
  if (found === null)
    throw new SearchError(`Invalid value for numeric attribute '${key}': ${pythonRepr(value)}`);
  const [, sign = '', digits = ''] = found;
  return { ...comparison, value: Number(`${sign}${digits.replaceAll('_', '')}`) };
}

const modelVersionGrammar: FilterGrammar<Draft> = {
  ...registryMessages,
  read: (clause) => readRegistryClause(clause, rules),
  check(draft) {
    if (draft.entity === 'tag') {
      return checkComparator(draft, comparatorsFor('tag', false), refuseTagComparator);
    }
    if (draft.key === 'version_number') return checkVersionNumber(draft);
    return checkComparator(draft, comparatorsFor('attribute', false), refuseAttributeComparator);
  },
};

/**
 * Parses the `filter` of model-versions/search; undefined means no condition. Meaning and messages are those of
 * MLflow 3.17.2 (`SearchModelVersionUtils`); a quoted version number comes out as a number.
 */
export function parseModelVersionFilter(filter: string | undefined): Expression | undefined {
  return parseFilter(filter, modelVersionGrammar);
}

/**
 * Parses the `order_by` of model-versions/search; without any it is `last_updated_timestamp DESC, name ASC,
 * version_number DESC`. The tie-breaks that the store appends (`name ASC`, `version_number DESC`) are not in here.
 */
export function parseModelVersionOrderBy(orderBy: readonly string[] | undefined): OrderTerm[] {
  if (orderBy === undefined || orderBy.length === 0) {
    return [{ entity: 'attribute', key: 'last_updated_time', ascending: false }];
  }
  checkOrderByLength(orderBy);
  const seen = new Set<string>();
  return orderBy.map((item) => {
    const { name, ascending } = parseOrderText(item);
    const key = orderKey(name.trim());
    if (seen.has(key)) {
      throw new SearchError(`\`order_by\` contains duplicate fields: ${pythonList(orderBy)}`);
    }
    seen.add(key);
    return { entity: 'attribute', key, ascending };
  });
}

function orderKey(name: string): string {
  const split = splitName(name);
  const word = split.entity ?? 'attribute';
  if (!['attribute', 'tag', 'tags'].includes(word)) {
    const valid = pythonTuple(['attribute', 'tag', 'tags']);
    throw new SearchError(`Invalid entity type '${word}'. Valid entity types are ${valid}`);
  }
  const written = unquoteKey(split.key);
  const key = orderKeys.get(written);
  if (word === 'attribute' && key !== undefined) return key;
  const valid = pythonSet(new Set(orderKeys.keys()));
  if (word === 'attribute') {
    throw new SearchError(`Invalid attribute key '${written}' specified. Valid keys are '${valid}'`);
  }
  throw new SearchError(`Invalid order by key '${written}' specified. Valid keys are ${valid}`);
}
