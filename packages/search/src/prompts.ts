import type { Comparison, Expression } from './ast.ts';

/**
 * Whether a search of the registry is for prompts: its first comparison of the prompt tag decides, as in
 * MLflow (`_is_querying_prompt`). Every other search leaves prompts out and takes no notice of the tag.
 */
export function asksForPrompts(filter: Expression | undefined, promptTag: string): boolean {
  const first = filter && firstOnTag(filter, promptTag);
  if (first === undefined || typeof first.value !== 'string') return false;
  const wanted = first.value.toLowerCase();
  return first.comparator === '=' ? wanted === 'true' : first.comparator === '!=' && wanted === 'false';
}

function firstOnTag(expression: Expression, key: string): Comparison | undefined {
  if (expression.kind === 'comparison') {
    return expression.entity === 'tag' && expression.key === key ? expression : undefined;
  }
  if (expression.kind === 'not') return firstOnTag(expression.operand, key);
  for (const operand of expression.operands) {
    const found = firstOnTag(operand, key);
    if (found !== undefined) return found;
  }
  return undefined;
}
