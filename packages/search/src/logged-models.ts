import type { Comparator, Comparison, Entity, Expression, OrderTerm } from './ast.ts';
import { SearchError } from './error.ts';
import type { FilterGrammar } from './filter.ts';
import { parseFilter } from './filter.ts';
import { parseListLiteral } from './list-literal.ts';
import { splitName } from './names.ts';
import { checkOrderByLength } from './order-by.ts';
import { pythonList, pythonRepr } from './python-text.ts';
import { compileRegex } from './regex.ts';
import type { Clause, Operand } from './syntax.ts';
import { isComparator } from './syntax.ts';

const entityWords: ReadonlyMap<string, Entity> = new Map([
  ['attributes', 'attribute'],
  ['metrics', 'metric'],
  ['params', 'param'],
  ['tags', 'tag'],
]);

const attributeAliases: ReadonlyMap<string, string> = new Map([
  ['creation_time', 'creation_timestamp_ms'],
  ['creation_timestamp', 'creation_timestamp_ms'],
  ['last_updated_timestamp', 'last_updated_timestamp_ms'],
]);

const numericAttributes: ReadonlySet<string> = new Set([
  'creation_timestamp_ms',
  'last_updated_timestamp_ms',
]);

const attributes: ReadonlySet<string> = new Set([
  'model_id',
  'experiment_id',
  'name',
  'artifact_location',
  'creation_timestamp_ms',
  'last_updated_timestamp_ms',
  'status',
  'lifecycle_stage',
  'model_type',
  'source_run_id',
  'status_message',
]);

const nullComparators: readonly Comparator[] = ['IS NULL', 'IS NOT NULL'];
const numericComparators: readonly Comparator[] = ['<', '<=', '>', '>=', '=', '!='];
const textComparators: readonly Comparator[] = ['=', '!=', 'LIKE', 'ILIKE', 'IN', 'NOT IN'];

interface Name {
  readonly entity: Entity;
  readonly key: string;
  /** How MLflow's messages show it. */
  readonly shown: string;
}

const prefixed = /^([a-z]+)\.(.+)$/;

function stripped(text: string, character: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && text.charAt(start) === character) start += 1;
  while (end > start && text.charAt(end - 1) === character) end -= 1;
  return text.slice(start, end);
}

function identify(text: string): Name {
  const found = prefixed.exec(text);
  if (found === null) {
    const key = stripped(attributeAliases.get(text) ?? text, '`');
    return { entity: 'attribute', key: attributeAliases.get(key) ?? key, shown: `attributes.${key}` };
  }
  const [, word = '', rest = ''] = found;
  const entity = entityWords.get(word);
  if (entity === undefined) {
    const valid = pythonList([...entityWords.keys()]);
    throw new SearchError(`Invalid entity type: ${pythonRepr(word)}. Expected one of ${valid}.`);
  }
  const key = stripped(rest, '`');
  const canonical = entity === 'attribute' ? (attributeAliases.get(key) ?? key) : key;
  return { entity, key: canonical, shown: `${word}.${key}` };
}

function isNumeric({ entity, key }: Name): boolean {
  return entity === 'metric' || (entity === 'attribute' && numericAttributes.has(key));
}

function checkComparator(name: Name, comparator: string): Comparator {
  const known = isNumeric(name) ? numericComparators : textComparators;
  const ours = isNumeric(name) ? nullComparators : [...nullComparators, 'RLIKE'];
  if (isComparator(comparator) && (known.includes(comparator) || ours.includes(comparator)))
    return comparator;
  const expected = `(${known.map(pythonRepr).join(', ')})`;
  throw new SearchError(
    `Invalid comparison operator for ${name.shown}: ${pythonRepr(comparator)}. Expected one of ${expected}.`,
  );
}

const pythonFloat = /^[-+]?(?:\d+(?:_\d+)*\.?(?:\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:e[-+]?\d+)?$/i;

/** What Python's `float` makes of the text; text that it refuses (MLflow: 500) is refused here. */
function readNumber(text: string): number {
  if (pythonFloat.test(text)) return Number(text.replaceAll('_', ''));
  if (/^inf(?:inity)?$/i.test(text)) return Number.POSITIVE_INFINITY;
  if (/^nan$/i.test(text)) return Number.NaN;
  throw new SearchError(`Expected a numeric value, found ${text}`);
}

function readText(operand: Operand, comparator: Comparator): string | readonly string[] {
  const takesList = comparator === 'IN' || comparator === 'NOT IN';
  if (operand.kind !== 'list') return stripped(operand.text, "'");
  if (takesList) return parseListLiteral(operand.text, { allowsNumbers: true });
  throw new SearchError(`Invalid comparison operator for a list: '${comparator}'. Expected IN or NOT IN.`);
}

function readClause(clause: Clause): Comparison {
  const name = identify(clause.left.text);
  const comparator = checkComparator(name, clause.comparator.toUpperCase());
  const { entity, key } = name;
  if (entity === 'attribute' && !attributes.has(key)) {
    throw new SearchError(
      `Invalid attribute key '${key}' specified. Valid keys are ${pythonList([...attributes])}`,
    );
  }
  const { right } = clause;
  if (right === undefined) return { kind: 'comparison', entity, key, comparator, value: null };
  const value = isNumeric(name) ? readNumber(right.text) : readText(right, comparator);
  if (comparator === 'RLIKE' && typeof value === 'string') compileRegex(value);
  return { kind: 'comparison', entity, key, comparator, value };
}

const loggedModelGrammar: FilterGrammar<Comparison> = {
  blankMessage: (filter) => `Invalid filter string: ${pythonRepr(filter)}. Expected a single SQL expression.`,
  severalMessage: (filter) =>
    `Invalid filter string: ${pythonRepr(filter)}. Expected a single SQL expression.`,
  strayMessage: (filter) =>
    `Invalid filter string: ${pythonRepr(filter)}. Expected a list of comparisons ` +
    "separated by 'AND' (e.g. 'metrics.loss > 0.1 AND params.lr = 0.01').",
  read: readClause,
  check: (comparison) => comparison,
};

/**
 * Parses the `filter` of logged-models/search; undefined means no condition. Meaning and messages are those of
 * MLflow 3.17.2 (`search_logged_model_utils`): values lose single quotes only, numbers are doubles, `status` and
 * `experiment_id` are integers in the database but text here. A metric matches by any of its points.
 */
export function parseLoggedModelFilter(filter: string | undefined): Expression | undefined {
  return parseFilter(filter, loggedModelGrammar);
}

/** One order_by item of logged-models/search as it is on the wire. */
export interface LoggedModelOrderBy {
  readonly field_name?: string | undefined;
  readonly ascending?: boolean | undefined;
  readonly dataset_name?: string | undefined;
  readonly dataset_digest?: string | undefined;
}

/** An order term that may be limited to the metric points of one dataset. */
export interface LoggedModelOrderTerm extends OrderTerm {
  readonly dataset_name?: string;
  readonly dataset_digest?: string;
}

function parseOrderField(field: string): Pick<OrderTerm, 'entity' | 'key'> {
  const { entity, key } = splitName(field);
  if (entity === undefined) {
    const name = attributeAliases.get(key) ?? key;
    if (!attributes.has(name)) throw new SearchError(`Invalid order by field name: ${field}`);
    return { entity: 'attribute', key: name };
  }
  if (entity !== 'metrics') {
    throw new SearchError(`Invalid order by field name: ${field}. Only metrics are supported.`);
  }
  return { entity: 'metric', key };
}

/**
 * Parses the `order_by` of logged-models/search, without the tie-breaks that a store appends
 * (`creation_timestamp_ms DESC`, then `model_id ASC`, each unless it is named).
 */
export function parseLoggedModelOrderBy(
  orderBy: readonly LoggedModelOrderBy[] | undefined,
): LoggedModelOrderTerm[] {
  if (orderBy === undefined) return [];
  checkOrderByLength(orderBy);
  return orderBy.map((item) => {
    const { dataset_name, dataset_digest } = item;
    return {
      ...parseOrderField(item.field_name ?? ''),
      ascending: item.ascending ?? true,
      ...(dataset_name === undefined || dataset_name === '' ? {} : { dataset_name }),
      ...(dataset_digest === undefined || dataset_digest === '' ? {} : { dataset_digest }),
    };
  });
}
