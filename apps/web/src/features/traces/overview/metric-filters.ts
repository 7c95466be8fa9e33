import type { Comparison, Expression } from '@millrace/search';
import { quotedLiterally } from '../../../api/quoted.ts';

export interface MetricFilters {
  /** What metrics can be asked with. */
  readonly filters: readonly string[];
  /** Conditions of the list that metrics do not know, as one could type them. */
  readonly left: readonly string[];
}

/** In metrics a tag is a tag; in the list this one stands for prompts. */
const PROMPTS = 'mlflow.linkedPrompts';
/** Totals that are kept in columns and not as metadata. */
const TOTALS: ReadonlySet<string> = new Set(['mlflow.trace.tokenUsage', 'mlflow.trace.cost']);

/** What of a list's filter holds for metrics too: state, tags and metadata that equal something. */
export function metricFilters(expression: Expression | undefined): MetricFilters {
  if (expression === undefined) return { filters: [], left: [] };
  if (expression.kind === 'and') {
    const parts = expression.operands.map(metricFilters);
    return { filters: parts.flatMap(({ filters }) => filters), left: parts.flatMap(({ left }) => left) };
  }
  if (expression.kind !== 'comparison') return { filters: [], left: [textOf(expression)] };
  const filter = metricFilter(expression);
  return filter === undefined ? { filters: [], left: [textOf(expression)] } : { filters: [filter], left: [] };
}

function metricFilter({ entity, key, comparator, value }: Comparison): string | undefined {
  if (comparator !== '=' || typeof value !== 'string') return undefined;
  if (entity === 'attribute')
    return key === 'status' ? `trace.status = ${quotedLiterally(value)}` : undefined;
  const isKeyed = entity === 'tag' ? key !== PROMPTS : entity === 'metadata' && !TOTALS.has(key);
  return isKeyed && !key.includes('`') ? `trace.${entity}.\`${key}\` = ${quotedLiterally(value)}` : undefined;
}

function textOf(expression: Expression): string {
  switch (expression.kind) {
    case 'comparison':
      return comparisonText(expression);
    case 'not':
      return `NOT (${textOf(expression.operand)})`;
    case 'and':
    case 'or':
      return expression.operands
        .map((operand) => (operand.kind === 'or' ? `(${textOf(operand)})` : textOf(operand)))
        .join(` ${expression.kind.toUpperCase()} `);
    default:
      return expression satisfies never;
  }
}

function comparisonText({ entity, key, comparator, value }: Comparison): string {
  const name = entity === 'attribute' ? key : `${entity}.${key}`;
  if (value === null) return `${name} ${comparator}`;
  const shown =
    typeof value === 'string'
      ? quotedLiterally(value)
      : typeof value === 'object'
        ? `(${value.map(quotedLiterally).join(', ')})`
        : String(value);
  return `${name} ${comparator} ${shown}`;
}
