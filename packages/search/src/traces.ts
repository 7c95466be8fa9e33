import type { Comparator, Comparison, Entity, Expression, OrderTerm } from './ast.ts';
import type { Draft, Identifier } from './drafts.ts';
import { checkComparator } from './drafts.ts';
import { SearchError } from './error.ts';
import type { FilterGrammar } from './filter.ts';
import { parseFilter } from './filter.ts';
import { parseListLiteral } from './list-literal.ts';
import { splitName, trimBackticks, unquoteKey } from './names.ts';
import { checkOrderByLength, parseOrderText } from './order-by.ts';
import { pythonList, pythonRepr, pythonSet } from './python-text.ts';
import type { Clause, Operand } from './syntax.ts';
import { isTextual, parseInteger, requireQuoted } from './values.ts';

const entityWords: ReadonlyMap<string, Entity> = new Map([
  ['tag', 'tag'],
  ['tags', 'tag'],
  ['request_metadata', 'metadata'],
  ['metadata', 'metadata'],
  ['attribute', 'attribute'],
  ['attributes', 'attribute'],
  ['trace', 'attribute'],
  ['span', 'span'],
  ['feedback', 'feedback'],
  ['expectation', 'expectation'],
  ['issue', 'issue'],
]);

/** MLflow's names of the entities in messages. */
const shownEntity = (entity: Entity): string => (entity === 'metadata' ? 'request_metadata' : entity);

const numericAttributes: ReadonlySet<string> = new Set([
  'timestamp_ms',
  'timestamp',
  'execution_time_ms',
  'execution_time',
  'end_time_ms',
  'end_time',
]);
const filterAttributes: ReadonlySet<string> = new Set([
  'request_id',
  'client_request_id',
  'status',
  ...numericAttributes,
  'name',
  'run_id',
  'prompt',
  'text',
]);
const orderAttributes: ReadonlySet<string> = new Set([
  'experiment_id',
  'request_id',
  'status',
  ...numericAttributes,
  'name',
  'run_id',
]);
const listAttributes: ReadonlySet<string> = new Set([
  'name',
  'status',
  'request_id',
  'run_id',
  'client_request_id',
]);

/** Attributes that stand for something else. */
const aliases: ReadonlyMap<string, Identifier> = new Map([
  ['timestamp', { entity: 'attribute', key: 'timestamp_ms' }],
  ['execution_time', { entity: 'attribute', key: 'execution_time_ms' }],
  ['end_time', { entity: 'attribute', key: 'end_time_ms' }],
  ['name', { entity: 'tag', key: 'mlflow.traceName' }],
  ['prompt', { entity: 'tag', key: 'mlflow.linkedPrompts' }],
  ['run_id', { entity: 'metadata', key: 'mlflow.sourceRun' }],
  ['text', { entity: 'span', key: 'content' }],
]);

/** Before the key of a span's own attribute. */
export const SPAN_ATTRIBUTE_PREFIX = 'attributes.';
const PROMPTS_KEY = 'mlflow.linkedPrompts';
const TOKENS_AND_COST: ReadonlySet<string> = new Set(['mlflow.trace.tokenUsage', 'mlflow.trace.cost']);

const nullComparators: readonly Comparator[] = ['IS NULL', 'IS NOT NULL'];
const orderComparators: readonly Comparator[] = ['>', '>=', '<', '<='];
const numericComparators: readonly Comparator[] = ['=', '!=', ...orderComparators];
const textComparators: readonly Comparator[] = ['!=', '=', 'LIKE', 'ILIKE', 'RLIKE'];
const listComparators: readonly Comparator[] = ['!=', '=', 'IN', 'NOT IN', 'LIKE', 'ILIKE', 'RLIKE'];
const keyedComparators: readonly Comparator[] = [...textComparators, ...nullComparators];
const spanColumns = ['name', 'status', 'type'];

function identify(name: string, validAttributes: ReadonlySet<string>): Identifier {
  const split = splitName(name);
  const word = trimBackticks(split.entity ?? 'attribute');
  const entity = entityWords.get(word);
  if (entity === undefined) {
    const valid = pythonSet([...entityWords.keys()]);
    throw new SearchError(`Invalid entity type '${word}'. Valid values are ${valid}`);
  }
  const key = unquoteKey(split.key);
  if (entity === 'attribute' && !validAttributes.has(key)) {
    throw new SearchError(
      `Invalid attribute key '${key}' specified. Valid keys are '${pythonSet(validAttributes)}'`,
    );
  }
  return { entity, key };
}

function resolved({ entity, key }: Identifier): Identifier {
  return (entity === 'attribute' ? aliases.get(key) : undefined) ?? { entity, key };
}

function isNumber(operand: Operand): boolean {
  return operand.kind === 'integer' || operand.kind === 'float';
}

function numberOf(operand: Operand): number | bigint {
  return operand.kind === 'integer' ? parseInteger(operand.text) : Number(operand.text);
}

function expectedText(entity: Entity, operand: Operand): SearchError {
  return new SearchError(
    `Expected a quoted string value for ${shownEntity(entity)} (e.g. 'my-value'). Got value ${operand.text}`,
  );
}

function readAttribute(key: string, operand: Operand): Draft['value'] {
  const isNumeric = numericAttributes.has(key);
  if (isTextual(operand)) {
    return requireQuoted(operand.text);
  }
  if (operand.kind === 'list') {
    if (listAttributes.has(key)) return parseListLiteral(operand.text);
    throw new SearchError(
      `Only attributes in ${pythonSet(listAttributes)} supports comparison with a list of quoted string values.`,
    );
  }
  if (isNumber(operand)) {
    if (isNumeric) return numberOf(operand);
    throw new SearchError(
      `Only the '${pythonSet(numericAttributes)}' attributes support comparison with numeric values.`,
    );
  }
  throw new SearchError(
    'Expected a quoted string value or a list of quoted string values for attributes. ' +
      `Got value ${operand.text}`,
  );
}

/** Assessments are compared with text, but ordered by numbers. */
function readAssessment(entity: Entity, comparator: string, operand: Operand): Draft['value'] {
  if (!(orderComparators as readonly string[]).includes(comparator)) {
    if (isTextual(operand)) return requireQuoted(operand.text);
    throw expectedText(entity, operand);
  }
  if (isNumber(operand)) return numberOf(operand);
  throw new SearchError(
    `Expected a numeric value for ${entity} when using comparator '${comparator}'. Got value ${operand.text}`,
  );
}

function readValue({ entity, key }: Identifier, comparator: string, operand: Operand): Draft['value'] {
  if (entity === 'attribute') return readAttribute(key, operand);
  if (entity === 'feedback' || entity === 'expectation') return readAssessment(entity, comparator, operand);
  if (isTextual(operand)) return requireQuoted(operand.text);
  if (operand.kind === 'list' && (entity === 'tag' || entity === 'span')) {
    return parseListLiteral(operand.text);
  }
  throw expectedText(entity, operand);
}

/** The comparators of one key of a span; MLflow looks at them while it still reads. */
function spanComparators(key: string): readonly Comparator[] {
  if (key.startsWith(SPAN_ATTRIBUTE_PREFIX)) {
    if (key.length > SPAN_ATTRIBUTE_PREFIX.length) return listComparators;
    throw new SearchError("Span attribute name cannot be empty after 'attributes.'");
  }
  if (spanColumns.includes(key)) return listComparators;
  if (key === 'content') return ['LIKE', 'ILIKE'];
  throw new SearchError(
    `Invalid span attribute '${key}'. Supported attributes: ${spanColumns.join(', ')}, attributes.<attribute_name>.`,
  );
}

function checkSpan(draft: Draft): Comparison {
  const allowed = spanComparators(draft.key);
  return checkComparator(
    draft,
    allowed,
    (comparator) => `span.${draft.key} comparator '${comparator}' not one of '${pythonSet(allowed)}'`,
  );
}

function readClause(clause: Clause): Draft {
  const { left, right } = clause;
  if (left.kind !== 'name') {
    throw new SearchError(`Invalid comparison clause. Expected 'Identifier' found '${left.text}'`);
  }
  const identifier = identify(left.text, filterAttributes);
  const comparator = clause.comparator.toUpperCase();
  const value = right === undefined ? null : readValue(identifier, comparator, right);
  const draft = { ...resolved(identifier), comparator, value, isFloatLiteral: right?.kind === 'float' };
  if (identifier.entity === 'span' && right !== undefined) checkSpan(draft);
  return draft;
}

function checkAssessment(draft: Draft): Comparison {
  const allowed = [...textComparators, ...orderComparators, ...nullComparators];
  if (draft.key === '') throw new SearchError('Assessment field name cannot be empty');
  return checkComparator(
    draft,
    allowed,
    (comparator) => `assessment.${draft.key} comparator '${comparator}' not one of '${pythonSet(allowed)}'`,
  );
}

function checkIssue(draft: Draft): Comparison {
  if (draft.key !== 'id') {
    throw new SearchError(`Invalid issue attribute '${draft.key}'. Supported attributes: id`);
  }
  return checkComparator(
    draft,
    ['='],
    (comparator) => `issue.id comparator '${comparator}' not one of '${pythonSet(['='])}'`,
  );
}

function checkPrompt(comparison: Comparison): Comparison {
  if (comparison.comparator !== '=') {
    throw new SearchError(
      `Invalid comparator '${comparison.comparator}' for prompts filter. ` +
        'Only \'=\' is supported with format: prompt = "name/version"',
    );
  }
  if (String(comparison.value).split('/').length === 2) return comparison;
  throw new SearchError(
    `Invalid prompts filter value '${String(comparison.value)}'. Expected format: prompt = "name/version"`,
  );
}

function checkTokensOrCost(comparison: Comparison): Comparison {
  if (['=', '!=', ...nullComparators].includes(comparison.comparator)) return comparison;
  throw new SearchError(
    `Comparator '${comparison.comparator}' is not supported for reserved metadata '${comparison.key}'. ` +
      "Only '=', '!=', 'IS NULL', and 'IS NOT NULL' are supported.",
  );
}

/** Numbers may be quoted. Ours: an attribute may be asked for with IS NULL. */
function checkAttribute(draft: Draft): Comparison {
  const { key } = draft;
  const isNumeric = numericAttributes.has(key);
  const shown = pythonSet(listComparators);
  const comparison = checkComparator(
    draft,
    [...(isNumeric ? numericComparators : listComparators), ...nullComparators],
    (comparator) => `Invalid comparator '${comparator}' not one of '${shown}${isNumeric ? '' : "'"}`,
  );
  const { value } = comparison;
  if (!isNumeric || typeof value !== 'string') return comparison;
  if (/^\s*-?\d+\s*$/.test(value)) return { ...comparison, value: parseInteger(value.trim()) };
  throw new SearchError(`Expected numeric value type for numeric attribute: ${key}. Found '${value}'`);
}

function check(draft: Draft): Comparison {
  const { entity, key, comparator: word } = draft;
  if (Array.isArray(draft.value) && word !== 'IN' && word !== 'NOT IN') {
    throw new SearchError(`Invalid comparator '${word}' for a list. Expected IN or NOT IN`);
  }
  if (entity === 'issue') return checkIssue(draft);
  if (entity === 'span') return checkSpan(draft);
  if (entity === 'feedback' || entity === 'expectation') return checkAssessment(draft);
  if (entity === 'attribute') return checkAttribute(draft);
  const shown = pythonSet(keyedComparators);
  const comparison = checkComparator(draft, keyedComparators, (comparator) =>
    entity === 'tag'
      ? `Invalid comparator '${comparator}' not one of '${shown}`
      : `Invalid comparator '${comparator}' not one of '${shown}'`,
  );
  if (entity === 'tag' && key === PROMPTS_KEY) return checkPrompt(comparison);
  return TOKENS_AND_COST.has(key) && entity === 'metadata' ? checkTokensOrCost(comparison) : comparison;
}

const traceGrammar: FilterGrammar<Draft> = {
  blankMessage: (filter) => `Invalid filter '${filter}'. Could not be parsed.`,
  severalMessage: (filter) =>
    `Search filter contained multiple expression ${pythonRepr(filter)}. Provide AND-ed expression list.`,
  strayMessage: (_filter, stray) =>
    `Invalid clause(s) in filter string: ${stray.map((piece) => `'${piece}'`).join(', ')}`,
  read: readClause,
  check,
};

/**
 * Parses the `filter` of traces/search; undefined means no condition. Meaning and messages are those of MLflow
 * 3.17.2 (`SearchTraceUtils`). `name`, `run_id`, `prompt` and `text` come out as the tag, metadata, tag and content
 * of spans that they stand for.
 */
export function parseTraceFilter(filter: string | undefined): Expression | undefined {
  return parseFilter(filter, traceGrammar);
}

/** Parses the `order_by` of traces/search, without the tie-breaks that the store appends. */
export function parseTraceOrderBy(orderBy: readonly string[] | undefined): OrderTerm[] {
  if (orderBy === undefined) return [];
  checkOrderByLength(orderBy);
  const seen = new Set<string>();
  return orderBy.map((item) => {
    const { name, ascending } = parseOrderText(item);
    const identifier = identify(name.trim(), orderAttributes);
    const { entity, key } = resolved(identifier);
    if (!['attribute', 'tag', 'metadata'].includes(entity)) {
      throw new SearchError(`Invalid identifier type '${entity}'`);
    }
    if (entity === 'metadata' && TOKENS_AND_COST.has(key)) {
      throw new SearchError(
        `Ordering by reserved metadata '${key}' is not supported because it is represented by multiple columns.`,
      );
    }
    if (seen.has(`${entity} ${key}`)) {
      throw new SearchError(`\`order_by\` contains duplicate fields: ${pythonList(orderBy)}`);
    }
    seen.add(`${entity} ${key}`);
    return { entity, key, ascending };
  });
}
