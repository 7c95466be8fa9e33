import type { Comparator, Comparison, Entity, Expression, OrderTerm } from './ast.ts';
import type { ClauseRules, Draft, Identifier } from './drafts.ts';
import { checkComparator, comparatorsFor, readClause } from './drafts.ts';
import { SearchError } from './error.ts';
import type { FilterGrammar } from './filter.ts';
import { parseFilter } from './filter.ts';
import { splitName, unquoteKey } from './names.ts';
import { checkOrderByLength, parseOrderText } from './order-by.ts';
import { pythonRepr, pythonSet, pythonTuple } from './python-text.ts';

const entityWords: ReadonlyMap<string, Entity> = new Map([
  ['attribute', 'attribute'],
  ['tag', 'tag'],
  ['tags', 'tag'],
]);

const attributes: ReadonlySet<string> = new Set([
  'name',
  'experiment_id',
  'creation_time',
  'last_update_time',
]);
const numericAttributes: ReadonlySet<string> = new Set(['creation_time', 'last_update_time']);
const idComparators: readonly Comparator[] = ['=', '!=', 'IN', 'NOT IN', 'IS NULL', 'IS NOT NULL'];

function identify(name: string): Identifier {
  const split = splitName(name);
  const word = split.entity ?? 'attribute';
  const entity = entityWords.get(word);
  if (entity === undefined) {
    const valid = pythonTuple([...entityWords.keys()]);
    throw new SearchError(`Invalid entity type '${word}'. Valid entity types are ${valid}`);
  }
  const key = unquoteKey(split.key);
  if (entity === 'attribute' && !attributes.has(key)) {
    throw new SearchError(
      `Invalid attribute key '${key}' specified. Valid keys are '${pythonSet(attributes)}'`,
    );
  }
  return { entity, key };
}

const rules: ClauseRules = { identify, isNumericAttribute: (key) => numericAttributes.has(key) };

const pythonInteger = /^\s*([-+]?)(\d+(?:_\d+)*)\s*$/u;

/** The experiment id in its plain decimal form; anything that is not an integer is refused. */
function canonicalId(text: string): string {
  const found = pythonInteger.exec(text);
  if (found === null) {
    throw new SearchError(`Invalid experiment ID '${text}'. Experiment ID must be a valid integer.`);
  }
  const [, sign = '', digits = ''] = found;
  return BigInt(`${sign === '-' ? '-' : ''}${digits.replaceAll('_', '')}`).toString();
}

function canonicalIds(comparison: Comparison): Comparison {
  const { value } = comparison;
  if (typeof value === 'string') return { ...comparison, value: canonicalId(value) };
  return Array.isArray(value) ? { ...comparison, value: value.map(canonicalId) } : comparison;
}

function checkNumeric(draft: Draft): Comparison {
  const { value, key } = draft;
  const comparison = checkComparator(draft, comparatorsFor('attribute', true));
  if (typeof value === 'number' && draft.isFloatLiteral) {
    const shown = Number.isInteger(value) ? `${value}.0` : `${value}`;
    throw new SearchError(`Invalid value for numeric attribute '${key}': '${shown}'`);
  }
  return comparison;
}

function refuseTagComparator(comparator: string): string {
  return `Invalid comparator for tag: ${comparator}`;
}

function refuseIdComparator(comparator: string): string {
  return `Invalid comparator for experiment_id: ${comparator}`;
}

const experimentGrammar: FilterGrammar<Draft> = {
  blankMessage: (filter) => `Invalid filter '${filter}'. Could not be parsed.`,
  severalMessage: (filter) =>
    `Search filter contained multiple expression ${pythonRepr(filter)}. Provide AND-ed expression list.`,
  strayMessage: (_filter, stray) => `Invalid clause(s) in filter string: ${stray.join(', ')}`,
  read: (clause) => readClause(clause, rules),
  check(draft) {
    if (draft.entity === 'tag') {
      return checkComparator(draft, comparatorsFor('tag', false), refuseTagComparator);
    }
    if (draft.key === 'experiment_id') {
      return canonicalIds(checkComparator(draft, idComparators, refuseIdComparator));
    }
    if (rules.isNumericAttribute(draft.key)) return checkNumeric(draft);
    return checkComparator(draft, comparatorsFor('attribute', false));
  },
};

/**
 * Parses the `filter` of experiments/search; undefined means no condition. Meaning and messages are those of
 * MLflow 3.17.2 (`SearchExperimentsUtils`, SQL store); experiment ids come out as plain decimal text.
 */
export function parseExperimentFilter(filter: string | undefined): Expression | undefined {
  return parseFilter(filter, experimentGrammar);
}

/**
 * Parses the `order_by` of experiments/search. The store's defaults are not in here: `creation_time DESC,
 * experiment_id ASC` without any order_by, else `experiment_id DESC` behind it unless it is named.
 */
export function parseExperimentOrderBy(orderBy: readonly string[] | undefined): OrderTerm[] {
  if (orderBy === undefined) return [];
  checkOrderByLength(orderBy);
  return orderBy.map((item) => {
    const { name, ascending } = parseOrderText(item);
    const { entity, key } = identify(name.trim());
    if (entity !== 'attribute') throw new SearchError(`Invalid order_by entity: ${entity}`);
    return { entity, key, ascending };
  });
}
