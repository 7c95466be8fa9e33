import type { Comparison, Expression } from './ast.ts';
import type { SyntaxNode } from './syntax.ts';

/** The expression for a shape: its clauses replaced by the comparisons at the same index. */
export function compose(node: SyntaxNode, comparisons: readonly Comparison[]): Expression {
  if (node.kind === 'clause') {
    const comparison = comparisons[node.index];
    if (comparison === undefined) throw new RangeError(`clause ${node.index} was not resolved`);
    return comparison;
  }
  if (node.kind === 'not') return { kind: 'not', operand: compose(node.operand, comparisons) };
  return { kind: node.kind, operands: node.operands.map((operand) => compose(operand, comparisons)) };
}
