import { SearchError } from './error.ts';
import { tokenize } from './lexer.ts';
import { ORDER_BY_LENGTH_MAX_CHARS, ORDER_BY_MAX_TERMS } from './limits.ts';
import { readOperand } from './operands.ts';
import { TokenCursor } from './token-cursor.ts';

/** An order_by item cut in two; `name` still has its quotes, unless a direction follows it. */
export interface OrderText {
  readonly name: string;
  readonly ascending: boolean;
}

const quotedOrBare = /"([^"]*)"|'([^']*)'|`([^`]*)`|([^"'`]+)/g;

/** The name without any of its quotes, as a shell would read it: what MLflow does before a direction. */
function withoutQuotes(name: string): string {
  return name.replaceAll(
    quotedOrBare,
    (_match, ...parts: (string | undefined)[]) => parts.slice(0, 4).find((part) => part !== undefined) ?? '',
  );
}

function unparsable(item: string): SearchError {
  return new SearchError(`Invalid order_by clause '${item}'. Could not be parsed.`);
}

/**
 * Reads `name [ASC|DESC]`, the direction in any case, ascending by default. Source: `_parse_order_by_string`.
 * Blanks round the item are accepted, which MLflow refuses.
 */
export function parseOrderText(item: string): OrderText {
  if (item.length > ORDER_BY_LENGTH_MAX_CHARS) {
    throw new SearchError(`Invalid order_by clause: longer than ${ORDER_BY_LENGTH_MAX_CHARS} characters`);
  }
  const cursor = new TokenCursor(tokenize(item), item);
  const name = readOperand(cursor);
  if (name?.kind !== 'name' || /^(?:asc|desc)$/i.test(name.text)) throw unparsable(item);
  const direction = cursor.peek();
  if (direction === undefined) return { name: name.text, ascending: true };
  const isLast = cursor.peek(1) === undefined;
  if (!isLast || !['word', 'backtick', 'double'].includes(direction.kind)) throw unparsable(item);
  const word = withoutQuotes(direction.text).toLowerCase();
  if (word !== 'asc' && word !== 'desc') {
    throw new SearchError(`Invalid ordering key in order_by clause '${item}'.`);
  }
  return { name: withoutQuotes(name.text), ascending: word === 'asc' };
}

/** Refuses an order_by with more items than the limit. */
export function checkOrderByLength(orderBy: readonly unknown[]): void {
  if (orderBy.length > ORDER_BY_MAX_TERMS) {
    throw new SearchError(`order_by holds ${orderBy.length} fields, more than ${ORDER_BY_MAX_TERMS}`);
  }
}
