import type { Comparison, Entity, Expression } from './ast.ts';
import { compileLike } from './like.ts';
import { compileRegex } from './regex.ts';

/** A stored value; null is SQL's NULL. */
export type StoredValue = string | number | bigint | null;

/**
 * All values that an object has for a field: none when it lacks the key, one for most fields, several for the
 * datasets of a run and for the points of a logged model's metric.
 */
export type Lookup = (entity: Entity, key: string) => readonly StoredValue[];

/** SQL's truth values; undefined is UNKNOWN. */
type Truth = boolean | undefined;

type ValueTest = (value: string | number | bigint) => boolean;

function negate(truth: Truth): Truth {
  return truth === undefined ? undefined : !truth;
}

/** OR over truths: true wins, then unknown. Of none at all it is unknown: the key is missing. */
function any(truths: readonly Truth[]): Truth {
  if (truths.includes(true)) return true;
  return truths.length === 0 || truths.includes(undefined) ? undefined : false;
}

function holds(comparator: Comparison['comparator'], order: number): boolean {
  switch (comparator) {
    case '=':
      return order === 0;
    case '!=':
      return order !== 0;
    case '>':
      return order > 0;
    case '>=':
      return order >= 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    default:
      throw new TypeError(`${comparator} does not order values`);
  }
}

/** Below, equal or above as -1, 0 or 1; NaN when either side is NaN, which only `!=` accepts. */
function difference(left: number | bigint, right: number | bigint): number {
  if (left < right) return -1;
  if (left > right) return 1;
  return Number.isNaN(left) || Number.isNaN(right) ? Number.NaN : 0;
}

function numericTest(comparator: Comparison['comparator'], wanted: number | bigint): ValueTest {
  return (value) => typeof value !== 'string' && holds(comparator, difference(value, wanted));
}

function textTest(comparator: Comparison['comparator'], wanted: string): ValueTest {
  switch (comparator) {
    case 'LIKE':
    case 'ILIKE': {
      const pattern = compileLike(wanted, comparator === 'ILIKE');
      return (value) => pattern.test(`${value}`);
    }
    case 'RLIKE': {
      const pattern = compileRegex(wanted);
      return (value) => pattern.test(`${value}`);
    }
    case '=':
      return (value) => `${value}` === wanted;
    case '!=':
      return (value) => `${value}` !== wanted;
    default:
      throw new TypeError(`${comparator} does not compare text`);
  }
}

function listTest(comparator: Comparison['comparator'], wanted: readonly string[]): ValueTest {
  const members = new Set(wanted);
  const isWanted = comparator === 'IN';
  return (value) => members.has(`${value}`) === isWanted;
}

function valueTest({ comparator, value }: Comparison): ValueTest {
  if (typeof value === 'number' || typeof value === 'bigint') return numericTest(comparator, value);
  if (typeof value === 'string') return textTest(comparator, value);
  if (value === null) throw new TypeError(`${comparator} needs a value`);
  return listTest(comparator, value);
}

type Evaluation = (lookup: Lookup) => Truth;

function compileComparison(comparison: Comparison): Evaluation {
  const { entity, key, comparator } = comparison;
  if (comparator === 'IS NULL') return (lookup) => lookup(entity, key).every((value) => value === null);
  if (comparator === 'IS NOT NULL') return (lookup) => lookup(entity, key).some((value) => value !== null);
  if (typeof comparison.value === 'number' && Number.isNaN(comparison.value)) return () => undefined;
  const test = valueTest(comparison);
  return (lookup) => any(lookup(entity, key).map((value) => (value === null ? undefined : test(value))));
}

function compileTruth(expression: Expression): Evaluation {
  if (expression.kind === 'comparison') return compileComparison(expression);
  if (expression.kind === 'not') {
    const operand = compileTruth(expression.operand);
    return (lookup) => negate(operand(lookup));
  }
  const operands = expression.operands.map(compileTruth);
  if (expression.kind === 'or') return (lookup) => any(operands.map((operand) => operand(lookup)));
  return (lookup) => negate(any(operands.map((operand) => negate(operand(lookup)))));
}

/** Compiles an expression once for many objects; see `matches`. */
export function compileExpression(expression: Expression | undefined): (lookup: Lookup) => boolean {
  if (expression === undefined) return () => true;
  const evaluate = compileTruth(expression);
  return (lookup) => evaluate(lookup) === true;
}

/**
 * Whether an object fulfils the expression (undefined: always), by SQL's three-valued logic. A comparison with a
 * missing key or a NULL is unknown, which is never a match, not even for `!=` or under NOT: so `NOT (x = 1)`
 * means `x != 1`, and IS NULL is the way to ask for what is missing. NaN is a value: it matches `!=` and fails
 * every other comparison; a NaN literal (logged models only) is NULL. Of several values one that matches is enough.
 */
export function matches(expression: Expression | undefined, lookup: Lookup): boolean {
  return compileExpression(expression)(lookup);
}
