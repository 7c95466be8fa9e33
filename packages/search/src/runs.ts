import type { Entity, Expression, OrderTerm } from './ast.ts';
import type { ClauseRules, Draft, Identifier } from './drafts.ts';
import { checkComparator, comparatorsFor, readClause } from './drafts.ts';
import { SearchError } from './error.ts';
import type { FilterGrammar } from './filter.ts';
import { parseFilter } from './filter.ts';
import { splitName, trimBackticks, unquoteKey } from './names.ts';
import { checkOrderByLength, parseOrderText } from './order-by.ts';
import { pythonList, pythonRepr, pythonSet } from './python-text.ts';

const entityWords: ReadonlyMap<string, Entity> = new Map([
  ['metric', 'metric'],
  ['metrics', 'metric'],
  ['parameter', 'param'],
  ['parameters', 'param'],
  ['param', 'param'],
  ['params', 'param'],
  ['tag', 'tag'],
  ['tags', 'tag'],
  ['attribute', 'attribute'],
  ['attributes', 'attribute'],
  ['attr', 'attribute'],
  ['run', 'attribute'],
  ['dataset', 'dataset'],
  ['datasets', 'dataset'],
]);

const mainEntityWords = ['metric', 'parameter', 'tag', 'attribute', 'dataset'];

const attributeAliases: ReadonlyMap<string, string> = new Map([
  ['created', 'start_time'],
  ['Created', 'start_time'],
  ['run name', 'run_name'],
  ['Run name', 'run_name'],
  ['Run Name', 'run_name'],
]);

const numericAttributes: ReadonlySet<string> = new Set(['start_time', 'end_time', 'created', 'Created']);
const attributes = ['run_id', 'run_name', 'user_id', 'status', 'start_time', 'end_time', 'artifact_uri'];
const filterAttributes: ReadonlySet<string> = new Set([...attributes, ...attributeAliases.keys()]);
const orderAttributes: ReadonlySet<string> = new Set([...attributes, 'created', 'Created']);
const datasetKeys: ReadonlySet<string> = new Set(['name', 'digest', 'context']);

/** The entity and the key as written; aliases are resolved later, because messages show what was written. */
function identify(name: string, validAttributes: ReadonlySet<string>): Identifier {
  const split = splitName(name);
  const word = trimBackticks(split.entity ?? 'attribute');
  const entity = entityWords.get(word);
  if (entity === undefined) {
    throw new SearchError(`Invalid entity type '${word}'. Valid values are ${pythonList(mainEntityWords)}`);
  }
  const key = unquoteKey(split.key);
  if (entity === 'attribute' && !validAttributes.has(key)) {
    throw new SearchError(
      `Invalid attribute key '${key}' specified. Valid keys are '${pythonSet(validAttributes)}'`,
    );
  }
  if (entity === 'dataset' && !datasetKeys.has(key)) {
    throw new SearchError(
      `Invalid dataset key '${key}' specified. Valid keys are '${pythonSet(datasetKeys)}'`,
    );
  }
  return { entity, key };
}

function canonicalKey({ entity, key }: Identifier): string {
  return entity === 'attribute' ? (attributeAliases.get(key) ?? key) : key;
}

const rules: ClauseRules = {
  identify: (name) => identify(name, filterAttributes),
  isNumericAttribute: (key) => numericAttributes.has(key),
};

const runGrammar: FilterGrammar<Draft> = {
  blankMessage: (filter) => `Invalid filter '${filter}'. Could not be parsed.`,
  severalMessage: (filter) =>
    `Search filter contained multiple expression ${pythonRepr(filter)}. Provide AND-ed expression list.`,
  strayMessage: (_filter, stray) =>
    `Invalid clause(s) in filter string: ${stray.map((piece) => `'${piece}'`).join(', ')}`,
  read: (clause) => readClause(clause, rules),
  check(draft) {
    const isNumeric = draft.entity === 'attribute' && rules.isNumericAttribute(draft.key);
    const canonical = { ...draft, key: canonicalKey(draft) };
    return checkComparator(canonical, comparatorsFor(draft.entity, isNumeric));
  },
};

/**
 * Parses the `filter` of runs/search; undefined means no condition. Meaning and messages are those of MLflow
 * 3.17.2 (`SearchUtils.parse_search_filter`, SQL store); the README lists what is accepted beyond it.
 */
export function parseRunFilter(filter: string | undefined): Expression | undefined {
  return parseFilter(filter, runGrammar);
}

/**
 * Parses the `order_by` of runs/search, without the tie-breaks that a store appends (`start_time DESC` unless
 * start_time is named, then `run_id ASC`). A field named twice is refused, where MLflow answers 500.
 */
export function parseRunOrderBy(orderBy: readonly string[] | undefined): OrderTerm[] {
  if (orderBy === undefined) return [];
  checkOrderByLength(orderBy);
  const seen = new Set<string>();
  return orderBy.map((item) => {
    const { name, ascending } = parseOrderText(item);
    const identifier = identify(name.trim(), orderAttributes);
    const { entity } = identifier;
    if (entity === 'dataset') throw new SearchError("Invalid identifier type 'dataset'");
    const key = canonicalKey(identifier);
    const field = `${entity} ${key}`;
    if (seen.has(field)) {
      throw new SearchError(`\`order_by\` contains duplicate fields: ${pythonList(orderBy)}`);
    }
    seen.add(field);
    return { entity, key, ascending };
  });
}
