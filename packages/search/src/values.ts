import { SearchError } from './error.ts';
import { trimQuotes, isQuotedWith } from './names.ts';
import type { Operand } from './syntax.ts';

const int64Max = 2n ** 63n - 1n;
const int64Min = -(2n ** 63n);

/** An integer literal as a number, or as a bigint when a double cannot hold it; beyond 64 bits it is refused. */
export function parseInteger(text: string): number | bigint {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  const exact = BigInt(text);
  if (exact > int64Max || exact < int64Min) {
    throw new SearchError(`Invalid integer in filter string: ${text} does not fit in 64 bits`);
  }
  return exact;
}

/** Whether the operand can be text: single-quoted, or a name (double-quoted text looks like one). */
export function isTextual(operand: Operand): boolean {
  return operand.kind === 'single' || operand.kind === 'name';
}

/** The characters between the outer quotes, taken literally; unquoted text is refused. */
export function requireQuoted(text: string): string {
  if (isQuotedWith(text, "'") || isQuotedWith(text, '"')) return trimQuotes(text);
  throw new SearchError(
    'Parameter value is either not quoted or unidentified quote types used for string value ' +
      `${text}. Use either single or double quotes.`,
  );
}
