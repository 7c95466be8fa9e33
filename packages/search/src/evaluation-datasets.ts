import type { Comparison, Expression, OrderTerm } from './ast.ts';
import { checkComparator, comparatorsFor, type Draft, type Identifier } from './drafts.ts';
import { SearchError } from './error.ts';
import type { FilterGrammar } from './filter.ts';
import { parseFilter } from './filter.ts';
import { parseListLiteral } from './list-literal.ts';
import { splitName } from './names.ts';
import { checkOrderByLength, parseOrderText } from './order-by.ts';
import { pythonList, pythonSet } from './python-text.ts';
import { refuseTagComparator, registryMessages } from './registry-clauses.ts';
import type { Clause, Operand } from './syntax.ts';
import { isTextual, parseInteger, requireQuoted } from './values.ts';

const attributes: ReadonlySet<string> = new Set([
  'name',
  'created_time',
  'last_update_time',
  'created_by',
  'last_updated_by',
]);
const numericAttributes: ReadonlySet<string> = new Set(['created_time', 'last_update_time']);
const orderKeys: ReadonlySet<string> = new Set(['name', 'created_time', 'last_update_time']);
const listAttributes: readonly string[] = ['name'];

/** Keys keep their quotes, and attributes have no prefix: that is how MLflow reads them here. */
function identify(name: string, known: ReadonlySet<string>): Identifier {
  const { entity, key } = splitName(name);
  if (entity === 'tags') return { entity: 'tag', key };
  if (entity !== undefined) throw new SearchError(`Invalid identifier token '${entity}' specified`);
  if (known.has(key)) return { entity: 'attribute', key };
  throw new SearchError(`Invalid attribute key '${key}' specified. Valid keys are: ${pythonSet(known)}`);
}

function readValue({ entity, key }: Identifier, operand: Operand): Draft['value'] {
  if (entity === 'attribute' && numericAttributes.has(key)) {
    if (operand.kind === 'integer') return parseInteger(operand.text);
    if (operand.kind === 'float') return Number(operand.text);
    throw new SearchError(`Expected numeric value type for numeric attribute: ${key}. Found ${operand.text}`);
  }
  if (isTextual(operand)) return requireQuoted(operand.text);
  if (entity === 'tag') {
    throw new SearchError(
      `Expected a quoted string value for tag (e.g. 'my-value'). Got value ${operand.text}`,
    );
  }
  if (operand.kind !== 'list') {
    throw new SearchError(`Expected a quoted string value for attributes. Got value ${operand.text}`);
  }
  if (listAttributes.includes(key)) return parseListLiteral(operand.text);
  throw new SearchError(
    `Only ${pythonList(listAttributes)} attributes support comparison with a list of quoted string values.`,
  );
}

function read({ left, right, comparator: written }: Clause): Draft {
  if (left.kind !== 'name') {
    throw new SearchError(`Invalid comparison clause. Expected 'Identifier' found '${left.text}'`);
  }
  const identifier = identify(left.text, attributes);
  const comparator = written.toUpperCase();
  const value = right === undefined ? null : readValue(identifier, right);
  if (right?.kind === 'list' && comparator !== 'IN' && comparator !== 'NOT IN') {
    throw new SearchError("List values for 'name' are only supported with the IN comparator.");
  }
  return { ...identifier, comparator, value, isFloatLiteral: right?.kind === 'float' };
}

function check(draft: Draft): Comparison {
  const { entity, key, value } = draft;
  if (entity === 'tag') return checkComparator(draft, comparatorsFor('tag', false), refuseTagComparator);
  const isNumeric = numericAttributes.has(key);
  const kind = isNumeric ? 'numeric' : 'string';
  const comparison = checkComparator(
    draft,
    comparatorsFor('attribute', isNumeric),
    (comparator) => `Invalid comparator for ${kind} attribute: ${comparator}`,
  );
  if (!isNumeric || !draft.isFloatLiteral || typeof value !== 'number') return comparison;
  const shown = Number.isInteger(value) ? `${value}.0` : `${value}`;
  throw new SearchError(`Invalid value for numeric attribute '${key}': '${shown}'`);
}

const grammar: FilterGrammar<Draft> = { ...registryMessages, read, check };

/**
 * Parses the `filter_string` of a search of evaluation datasets; undefined means no condition. Meaning and messages
 * are those of MLflow 3.17.2 (`SearchEvaluationDatasetsUtils`).
 */
export function parseEvaluationDatasetFilter(filter: string | undefined): Expression | undefined {
  return parseFilter(filter, grammar);
}

/** Parses the `order_by` of a search of evaluation datasets: newest first without any. */
export function parseEvaluationDatasetOrderBy(orderBy: readonly string[] | undefined): OrderTerm[] {
  if (orderBy === undefined || orderBy.length === 0) {
    return [{ entity: 'attribute', key: 'created_time', ascending: false }];
  }
  checkOrderByLength(orderBy);
  return orderBy.map((item) => {
    const { name, ascending } = parseOrderText(item);
    const { entity, key } = identify(name.trim(), orderKeys);
    if (entity !== 'attribute') throw new SearchError(`Invalid order_by entity: ${entity}`);
    return { entity, key, ascending };
  });
}
