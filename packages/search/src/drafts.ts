import type { Comparator, Comparison, Entity } from './ast.ts';
import { SearchError } from './error.ts';
import { parseListLiteral } from './list-literal.ts';
import { pythonSet } from './python-text.ts';
import { compileRegex } from './regex.ts';
import type { Clause, Operand } from './syntax.ts';
import { isComparator } from './syntax.ts';
import { isTextual, parseInteger, requireQuoted } from './values.ts';

/** A name that is understood: its entity and its canonical key. */
export interface Identifier {
  readonly entity: Entity;
  readonly key: string;
}

/** A comparison whose comparator has not been checked yet. */
export interface Draft extends Identifier {
  readonly comparator: string;
  readonly value: Comparison['value'];
  /** `1e3` and `1.0` are floats although their value is whole; experiment times refuse them. */
  readonly isFloatLiteral: boolean;
}

/** How the runs and experiments grammars read a clause; they differ in names and in numeric attributes. */
export interface ClauseRules {
  identify(name: string): Identifier;
  isNumericAttribute(key: string): boolean;
}

const numericComparators: readonly Comparator[] = ['=', '!=', '>', '>=', '<', '<=', 'IS NULL', 'IS NOT NULL'];
const textComparators: readonly Comparator[] = [
  '=',
  '!=',
  'LIKE',
  'ILIKE',
  'RLIKE',
  'IN',
  'NOT IN',
  'IS NULL',
  'IS NOT NULL',
];

function readNumber(operand: Operand, expectation: string): number | bigint {
  if (operand.kind === 'integer') return parseInteger(operand.text);
  if (operand.kind === 'float') return Number(operand.text);
  throw new SearchError(`${expectation}. Found ${operand.text}`);
}

function readMetricValue(operand: Operand): number {
  if (operand.kind === 'integer' || operand.kind === 'float') return Number(operand.text);
  throw new SearchError(`Expected numeric value type for metric. Found ${operand.text}`);
}

const textExpectations: Readonly<Partial<Record<Entity, string>>> = {
  attribute: 'Expected a quoted string value for attributes.',
  param: "Expected a quoted string value for parameter (e.g. 'my-value').",
  tag: "Expected a quoted string value for tag (e.g. 'my-value').",
  dataset: 'Expected a quoted string value for dataset attributes.',
};

function readText(operand: Operand, entity: Exclude<Entity, 'metric'>): string {
  if (isTextual(operand)) return requireQuoted(operand.text);
  throw new SearchError(`${textExpectations[entity]} Got value ${operand.text}`);
}

interface ValueClause {
  readonly operand: Operand;
  readonly comparator: string;
}

function readValue(identifier: Identifier, clause: ValueClause, rules: ClauseRules): Comparison['value'] {
  const { operand, comparator } = clause;
  const { entity, key } = identifier;
  if (entity === 'metric') return readMetricValue(operand);
  if (entity === 'attribute' && rules.isNumericAttribute(key)) {
    return readNumber(operand, `Expected numeric value type for numeric attribute: ${key}`);
  }
  const takesList = comparator === 'IN' || comparator === 'NOT IN';
  if (operand.kind === 'list' && takesList) return parseListLiteral(operand.text);
  return readText(operand, entity);
}

/** Reads names and value of a clause with MLflow's messages for what does not fit. */
export function readClause(clause: Clause, rules: ClauseRules): Draft {
  const { left, right } = clause;
  if (left.kind !== 'name') {
    throw new SearchError(`Invalid comparison clause. Expected 'Identifier' found '${left.text}'`);
  }
  const identifier = rules.identify(left.text);
  const comparator = clause.comparator.toUpperCase();
  const value = right === undefined ? null : readValue(identifier, { operand: right, comparator }, rules);
  return { ...identifier, comparator, value, isFloatLiteral: right?.kind === 'float' };
}

/** The comparators that an entity takes: MLflow's and our superset. */
export function comparatorsFor(entity: Entity, isNumericAttribute: boolean): readonly Comparator[] {
  return entity === 'metric' || isNumericAttribute ? numericComparators : textComparators;
}

/** The draft as a comparison; a comparator outside the given ones is refused by `refuse`'s message. */
export function checkComparator(
  draft: Draft,
  allowed: readonly Comparator[],
  refuse: (comparator: string) => string = (comparator) =>
    `Invalid comparator '${comparator}' not one of '${pythonSet(allowed)}'`,
): Comparison {
  const { entity, key, comparator, value } = draft;
  if (!isComparator(comparator) || !allowed.includes(comparator)) throw new SearchError(refuse(comparator));
  if (comparator === 'RLIKE' && typeof value === 'string') compileRegex(value);
  return { kind: 'comparison', entity, key, comparator, value };
}
